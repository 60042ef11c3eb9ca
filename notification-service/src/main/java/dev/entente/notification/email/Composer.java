package dev.entente.notification.email;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;

import dev.entente.events.json.Json;
import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Digests;
import dev.entente.notification.delivery.Matching;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Post.Letter;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.ChangeSentences;
import dev.entente.notification.text.Plain;
import dev.entente.notification.text.StateSentences;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Full;
import dev.entente.notification.text.Telling.Line;
import dev.entente.notification.text.Telling.Link;

/** Writes the mail of a delivery: the same in all attempts, under one Message-ID. */
@Singleton
class Composer {

    /** Characters, in which a mail program shows the first hundred; a line of a mail has room for 998. */
    private static final int LONGEST_SUBJECT = 200;

    private final Template html;
    private final Template text;
    private final Links links;
    private final Managing managing;
    private final Digests digests;
    private final Matching matching;
    private final Settings settings;
    private final String domain;

    Composer(
            @Location("mail/mail.html") Template html,
            @Location("mail/mail.txt") Template text,
            Links links,
            Managing managing,
            Digests digests,
            Matching matching,
            Settings settings,
            @ConfigProperty(name = "quarkus.mailer.from") String from) {
        this.html = html;
        this.text = text;
        this.links = links;
        this.managing = managing;
        this.digests = digests;
        this.matching = matching;
        this.settings = settings;
        this.domain = from.replaceAll("^.*@", "").replaceAll("[>\\s].*$", "");
    }

    Mail mail(Parcel parcel) {
        var content = content(parcel);
        var mail = new Mail()
                .setSubject(Plain.shortened(content.title(), LONGEST_SUBJECT))
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

    /** The same for all that a subscriber is told of an item, so that mail programs show it together. */
    private String thread(Parcel parcel) {
        var thread = parcel.addressee().subscription() + "." + parcel.subject().replaceAll("[^A-Za-z0-9.-]", ".");
        return "<" + thread + "@" + domain + ">";
    }

    private static String render(Template template, Parcel parcel, MailContent content) {
        return template.instance()
                .data("language", parcel.language())
                .data("say", Telling.in(parcel.language()))
                .data("sayOfChange", Telling.in(ChangeSentences.class, parcel.language()))
                .data("mail", content)
                .render();
    }

    private MailContent content(Parcel parcel) {
        return parcel.news()
                .map(news -> alert(parcel, news))
                .orElseGet(() -> parcel.alert().equals(Digests.ALERT) ? digest(parcel) : letter(parcel));
    }

    private MailContent alert(Parcel parcel, Parcel.Content news) {
        var full =
                Telling.alone(parcel.alert(), news, parcel.language()).at(links.toItem(news.item(), parcel.language()));
        return MailContent.titled(full.title()).telling(List.of(full)).because(why(parcel));
    }

    private MailContent digest(Parcel parcel) {
        var told = DigestTelling.of(
                digests.gathered(parcel.id()), item -> links.toItem(item, parcel.language()), parcel.language());
        return MailContent.titled(told.title())
                .saying(told.lead())
                .telling(told.alerts())
                .mentioning(told.others())
                .because(why(parcel));
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
                links.to(Purpose.UNSUBSCRIBE, parcel),
                links.toManage(parcel.language()));
    }

    private MailContent letter(Parcel parcel) {
        return switch (Letter.of(parcel.alert())) {
            case CONFIRM -> confirm(parcel);
            case CONFIRMED -> confirmed(parcel);
            case LINKS -> links(parcel);
            case TEST -> test(parcel);
            case DISABLED -> disabled(parcel);
        };
    }

    private MailContent confirm(Parcel parcel) {
        var say = Telling.in(parcel.language());
        return MailContent.titled(say.titleConfirm())
                .saying(say.leadConfirm())
                .choosing(managing.find(parcel.addressee().subscription())
                        .map(found -> Asked.chosen(found.wish()))
                        .orElse(List.of()))
                .leadingTo(say.confirm(), links.to(Purpose.CONFIRM, parcel))
                .adding(
                        say.ifNotYou(settings.email().confirmWithin().toHours()),
                        say.refuse(),
                        links.to(Purpose.REFUSE, parcel));
    }

    private MailContent confirmed(Parcel parcel) {
        var say = Telling.in(parcel.language());
        return MailContent.titled(say.titleConfirmed())
                .saying(say.leadConfirmedMail())
                .leadingTo(say.manage(), links.to(Purpose.MANAGE, parcel))
                .because(why(parcel));
    }

    private MailContent disabled(Parcel parcel) {
        var say = Telling.in(parcel.language());
        return MailContent.titled(say.titleDisabled())
                .saying(say.leadDisabled())
                .leadingTo(say.manage(), links.to(Purpose.MANAGE, parcel))
                .because(why(parcel));
    }

    /** With the latest item that would have been told, if there is one. */
    private MailContent test(Parcel parcel) {
        var say = Telling.in(parcel.language());
        var example = managing.find(parcel.addressee().subscription()).stream()
                .flatMap(subscription -> matching.past(subscription.wish()).items().stream())
                .limit(1)
                .map(Json::object)
                .map(item -> Telling.shown(item, parcel.language()).at(links.toItem(item, parcel.language())))
                .toList();
        return MailContent.titled(say.titleTest())
                .saying(say.bodyTest())
                .telling(example)
                .because(why(parcel));
    }

    private MailContent links(Parcel parcel) {
        var say = Telling.in(parcel.language());
        var all = managing.find(parcel.addressee().subscription()).stream()
                .flatMap(subscription -> managing.ofSameAddress(subscription).stream())
                .map(subscription -> block(subscription, parcel.language()))
                .toList();
        return MailContent.titled(say.titleYourLinks())
                .saying(say.leadYourLinks())
                .telling(all);
    }

    /** A subscription, told like an item, and the link to it. */
    private Full block(Subscription subscription, String language) {
        var say = Telling.in(language);
        var title = Telling.in(StateSentences.class, language).subscriptionSince(day(subscription, language));
        var link = new Link(links.to(Purpose.MANAGE, subscription), say.manage());
        var lines = new ArrayList<Line>();
        lines.add(new Line(say.status(), Asked.state(subscription.state(), language)));
        lines.addAll(Asked.lines(subscription.wish().in(language)));
        return new Full(title, title, "", "", List.of(), "", lines, List.of(link), "");
    }

    private static String day(Subscription subscription, String language) {
        return Telling.day(subscription.createdAt().atOffset(ZoneOffset.UTC).toLocalDate(), language);
    }
}
