package dev.entente.notification.email;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.entente.notification.delivery.Answer;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.delivery.Sender;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Suppression;

/**
 * Sends mails by SMTP. A mail server that is away, lets nobody in, or answers 4xx, is asked again; a mail that it refuses
 * for good (5xx) is given up; an address that it refuses for good gets nothing any more.
 */
@Singleton
class EmailSender implements Sender {

    private static final Logger LOG = Logger.getLogger(EmailSender.class);

    private final MailServer server;
    private final Composer composer;
    private final Suppression suppression;

    EmailSender(MailServer server, Composer composer, Suppression suppression) {
        this.server = server;
        this.composer = composer;
        this.suppression = suppression;
    }

    @Override
    public Channel.Type channel() {
        return Channel.Type.EMAIL;
    }

    @Override
    public Answer send(Parcel parcel) {
        var channel = parcel.addressee().channel();
        var suppressed = suppression.why(channel);
        if (suppressed.isPresent()) {
            return new Answer.Gone(Optional.empty(), "not tried: " + suppressed.get());
        }
        var mail = composer.mail(parcel);
        try {
            server.take(mail);
            return new Answer.Delivered(Optional.of(250), "");
        } catch (RuntimeException e) {
            LOG.debugf(e, "Mail %s was not taken", parcel.id());
            var answer = SmtpFailure.answer(e);
            if (answer instanceof Answer.Gone gone) {
                suppression.suppress(channel, gone.text());
            }
            return answer;
        }
    }
}
