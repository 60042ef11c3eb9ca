package dev.entente.notification.email;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Vertx;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Answer;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.delivery.Sender;
import dev.entente.notification.subscription.Suppression;

/**
 * Sends mails by SMTP. A mail server that is away, lets nobody in, or answers 4xx, is asked again; a mail that it refuses
 * for good (5xx) is given up; an address that it refuses for good gets nothing any more.
 */
@Singleton
class EmailSender implements Sender {

    private static final Logger LOG = Logger.getLogger(EmailSender.class);

    private final ReactiveMailer mailer;
    private final Vertx vertx;
    private final Composer composer;
    private final Suppression suppression;
    private final Settings settings;

    EmailSender(ReactiveMailer mailer, Vertx vertx, Composer composer, Suppression suppression, Settings settings) {
        this.vertx = vertx;
        this.mailer = mailer;
        this.composer = composer;
        this.suppression = suppression;
        this.settings = settings;
    }

    @Override
    public String channel() {
        return "email";
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
            mailer.send(mail)
                    .runSubscriptionOn(this::onEventLoop)
                    .await()
                    .atMost(settings.email().timeout());
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

    /** The client listens only after it has connected: on another thread, it may miss the greeting, and wait for ever. */
    private void onEventLoop(Runnable sending) {
        vertx.getOrCreateContext().runOnContext(ignored -> sending.run());
    }
}
