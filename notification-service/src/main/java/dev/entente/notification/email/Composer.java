package dev.entente.notification.email;

import java.time.ZoneOffset;
import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;

import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Post.Letter;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.Plain;
import dev.entente.notification.text.Telling;

/** Writes the mail of a delivery: the same in all attempts, under one Message-ID. */
@Singleton
class Composer {

    private final Template html;
    private final Template text;
    private final Links links;
    private final Managing managing;
    private final String domain;

    Composer(
            @Location("mail/mail.html") Template html,
            @Location("mail/mail.txt") Template text,
            Links links,
            Managing managing,
            @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.html = html;
        this.text = text;
        this.links = links;
        this.managing = managing;
        this.domain = from.replaceAll("^.*@", "").replaceAll("[>\\s].*$", "");
    }

    Mail mail(Parcel parcel) {
        var content = content(parcel);
        var mail = new Mail()
                .setSubject(Plain.line(content.title()))
                .setHtml(render(html, parcel, content))
                .setText(render(text, parcel, content));
        mail.addTo(parcel.addressee().channel().target());
        mail.addHeader("Message-ID", "<" + parcel.id() + "@" + domain + ">");
        mail.addHeader("Auto-Submitted", "auto-generated");
        if (!content.unsubscribe().isEmpty()) {
            mail.addHeader("List-Unsubscribe", "<" + content.unsubscribe() + ">");
            mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        parcel.news().ifPresent(news -> mail.addHeader("References", thread(parcel)));
        return mail;
    }

    /** The same for all that a subscriber is told of an agreement, so that mail programs show it together. */
    private String thread(Parcel parcel) {
        var thread = parcel.addressee().subscription() + "." + parcel.subject().replaceAll("[^A-Za-z0-9.-]", ".");
        return "<" + thread + "@" + domain + ">";
    }

    private static String render(Template template, Parcel parcel, MailContent content) {
        return template.instance()
                .data("language", parcel.language())
                .data("say", Telling.in(parcel.language()))
                .data("mail", content)
                .render();
    }

    private MailContent content(Parcel parcel) {
        return parcel.news().map(news -> alert(parcel, news)).orElseGet(() -> letter(parcel));
    }

    private MailContent alert(Parcel parcel, Parcel.Content news) {
        var full = Telling.full(parcel.alert(), news, parcel.language());
        return MailContent.titled(full.title()).telling(List.of(full)).because(why(parcel));
    }

    private MailContent.Why why(Parcel parcel) {
        var say = Telling.in(parcel.language());
        var subscription = managing.find(parcel.addressee().subscription());
        var since = subscription
                .map(found ->
                        Telling.day(found.createdAt().atOffset(ZoneOffset.UTC).toLocalDate(), parcel.language()))
                .orElse("");
        return new MailContent.Why(
                say.whySince(since),
                subscription.map(found -> Asked.lines(found.wish())).orElse(List.of()),
                links.to(Purpose.UNSUBSCRIBE, parcel));
    }

    private MailContent letter(Parcel parcel) {
        var say = Telling.in(parcel.language());
        if (parcel.alert().equals(Letter.CONFIRM.code())) {
            return MailContent.titled(say.titleConfirm())
                    .saying(say.leadConfirm())
                    .leadingTo(say.confirm(), links.to(Purpose.CONFIRM, parcel))
                    .adding(say.ifNotYou(), say.refuse(), links.to(Purpose.REFUSE, parcel));
        }
        var confirmed = parcel.alert().equals(Letter.CONFIRMED.code());
        return MailContent.titled(confirmed ? say.titleConfirmed() : say.titleTest())
                .saying(confirmed ? say.leadConfirmed() : say.bodyTest())
                .leadingTo(say.manage(), links.to(Purpose.MANAGE, parcel))
                .because(why(parcel));
    }
}
