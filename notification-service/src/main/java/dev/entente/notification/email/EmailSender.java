package dev.entente.notification.email;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.vertx.ext.mail.SMTPException;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Answer;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.delivery.Sender;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.subscription.Post.Letter;
import dev.entente.notification.text.Telling;

/** Sends mails by SMTP. The Message-ID of a delivery is the same in all attempts. */
@Singleton
class EmailSender implements Sender {

    private static final Logger LOG = Logger.getLogger(EmailSender.class);

    private final ReactiveMailer mailer;
    private final Template alertHtml;
    private final Template alertText;
    private final Template letterHtml;
    private final Template letterText;
    private final Tokens tokens;
    private final Settings settings;

    EmailSender(
            ReactiveMailer mailer,
            @Location("mail/alert.html") Template alertHtml,
            @Location("mail/alert.txt") Template alertText,
            @Location("mail/letter.html") Template letterHtml,
            @Location("mail/letter.txt") Template letterText,
            Tokens tokens,
            Settings settings) {
        this.mailer = mailer;
        this.alertHtml = alertHtml;
        this.alertText = alertText;
        this.letterHtml = letterHtml;
        this.letterText = letterText;
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public String channel() {
        return "email";
    }

    @Override
    public Answer send(Parcel parcel) {
        try {
            mailer.send(mail(parcel)).await().atMost(settings.webhook().timeout());
            return new Answer.Delivered(Optional.of(250), "");
        } catch (RuntimeException e) {
            LOG.debugf(e, "Mail %s was not taken", parcel.id());
            return failure(e);
        }
    }

    /** A mail server that says for good that it will not have a mail need not be asked again. */
    private static Answer failure(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                var status = Optional.of(smtp.getReplyCode());
                return smtp.isPermanent()
                        ? new Answer.Refused(status, smtp.getMessage())
                        : new Answer.Failed(status, smtp.getMessage(), Optional.empty());
            }
        }
        return new Answer.Failed("the mail server does not take it: " + failure.getMessage());
    }

    private Mail mail(Parcel parcel) {
        var mail = parcel.news().map(news -> alert(parcel, news)).orElseGet(() -> letter(parcel));
        mail.addTo(parcel.addressee().channel().target());
        mail.addHeader(
                "Message-ID", "<" + parcel.id() + "@" + settings.baseUrl().getHost() + ">");
        mail.addHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    private Mail alert(Parcel parcel, Parcel.Content news) {
        var full = Telling.full(parcel.alert(), news, parcel.language());
        var unsubscribe = link(parcel, Purpose.UNSUBSCRIBE);
        var mail = new Mail()
                .setSubject(line(full.title()))
                .setHtml(render(alertHtml, parcel, full, unsubscribe))
                .setText(render(alertText, parcel, full, unsubscribe));
        mail.addHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        return mail;
    }

    private static String render(Template template, Parcel parcel, Telling.Full full, String unsubscribe) {
        return template.instance()
                .data("language", parcel.language())
                .data("say", Telling.in(parcel.language()))
                .data("alert", full)
                .data("unsubscribe", unsubscribe)
                .render();
    }

    private Mail letter(Parcel parcel) {
        var content = letterContent(parcel);
        return new Mail()
                .setSubject(line(content.title()))
                .setHtml(render(letterHtml, parcel, content))
                .setText(render(letterText, parcel, content));
    }

    private static String render(Template template, Parcel parcel, LetterContent content) {
        return template.instance()
                .data("language", parcel.language())
                .data("letter", content)
                .render();
    }

    private LetterContent letterContent(Parcel parcel) {
        var say = Telling.in(parcel.language());
        if (parcel.alert().equals(Letter.CONFIRM.code())) {
            return new LetterContent(
                    say.titleConfirm(),
                    List.of(say.leadConfirm(), say.ifNotYou()),
                    say.confirm(),
                    link(parcel, Purpose.CONFIRM));
        }
        var confirmed = parcel.alert().equals(Letter.CONFIRMED.code());
        return new LetterContent(
                confirmed ? say.titleConfirmed() : say.titleTest(),
                List.of(confirmed ? say.leadConfirmed() : say.bodyTest()),
                say.manage(),
                link(parcel, Purpose.MANAGE));
    }

    private String link(Parcel parcel, Purpose purpose) {
        var page = switch (purpose) {
            case CONFIRM -> "confirm";
            case MANAGE -> "manage";
            case UNSUBSCRIBE -> "unsubscribe";
        };
        var to = parcel.addressee();
        return settings.baseUrl() + "/" + page + "/" + tokens.issue(purpose, to.subscription(), to.generation());
    }

    /** Text as a header can hold it, on one line. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }
}
