package dev.entente.notification.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

import dev.entente.events.Subject;
import dev.entente.events.edtf.Edtf;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.subscription.Post.Letter;

/** Tells news in a language. All texts of events are on one line each. */
public final class Telling {

    /** An alert in short: a line, and a few. */
    public record Brief(String title, String body) {}

    /** A line of what is known of the item. */
    @TemplateData
    public record Line(String label, String value) {}

    /** A line that is otherwise than before; both values say so where nothing is known. */
    @TemplateData
    public record Change(String label, String before, String now) {}

    /**
     * A piece of evidence.
     *
     * @param url http or https
     * @param name of the publisher, else of the host, and when it was published
     */
    @TemplateData
    public record Link(String url, String name) {}

    /**
     * An alert in full.
     *
     * @param name what the item is called
     * @param reason why it was corrected or taken back; empty where that is not said
     * @param changes what is told otherwise than before
     * @param summary what the item is about; empty where it is not known
     * @param page where the item is shown with its history; empty for nowhere
     */
    @TemplateData
    public record Full(
            String title,
            String name,
            String lead,
            String reason,
            List<Change> changes,
            String summary,
            List<Line> lines,
            List<Link> links,
            String page) {

        /** The same with the address of the item's page. */
        public Full at(String address) {
            return new Full(title, name, lead, reason, changes, summary, lines, links, address);
        }

        /** The same with what happened, and what is told otherwise since. */
        public Full after(String all, List<Change> since) {
            return new Full(title, name, all, reason, since, summary, lines, links, page);
        }
    }

    private final Sentences say;
    private final KindSentences sayOfKind;
    private final Lines kind;
    private final Shown item;
    private final Optional<String> reason;

    private Telling(String kind, JsonNode item, Optional<String> reason, String language) {
        this.say = in(language);
        this.sayOfKind = in(KindSentences.class, language);
        this.kind = Lines.of(kind);
        this.item = new Shown(item, language);
        this.reason = reason;
    }

    public static Sentences in(String language) {
        return in(Sentences.class, language);
    }

    /** Sentences of a bundle. */
    public static <T> T in(Class<T> sentences, String language) {
        return MessageBundles.get(sentences, Localized.Literal.of(language));
    }

    /** A day in words. */
    public static String day(LocalDate day, String language) {
        return Dates.say(Edtf.parse(day.toString()), language);
    }

    public static Brief of(String alert, Parcel.Content news, String language) {
        var full = alone(alert, news, language);
        var say = in(ChangeSentences.class, language);
        var lines = new ArrayList<String>();
        lines.add(full.lead());
        if (!full.reason().isEmpty()) {
            lines.add(in(language).reason() + ": " + full.reason());
        }
        if (!full.changes().isEmpty()) {
            lines.add(say.changed() + ":");
            full.changes().forEach(change -> lines.add(change.label() + ": " + change.before() + " → " + change.now()));
            lines.add(say.whole() + ":");
        }
        full.lines().forEach(line -> lines.add(line.label() + ": " + line.value()));
        return new Brief(full.title(), String.join("\n", lines));
    }

    /**
     * A letter to a receiver of webhooks.
     *
     * @throws IllegalArgumentException if it is one that only readers of mails get
     */
    public static Brief of(Letter letter, String language) {
        var say = in(language);
        return switch (letter) {
            case TEST -> new Brief(say.titleTest(), say.bodyTest());
            case DISABLED -> new Brief(say.titleDisabled(), say.leadDisabled());
            case CONFIRM, CONFIRMED, LINKS ->
                throw new IllegalArgumentException(letter + " is not for receivers of webhooks");
        };
    }

    /** The only alert on its item in a mail, or to a webhook. */
    public static Full alone(String alert, Parcel.Content news, String language) {
        var full = full(alert, news, language);
        return news.was().isPresent() ? compared(full, List.of(alert), language) : full;
    }

    /** What was compared with what it was before: corrections alone that change nothing of what is told say that. */
    public static Full compared(Full full, List<String> alerts, String language) {
        var isIdle = full.changes().isEmpty() && alerts.stream().allMatch(Telling::isCorrection);
        var lead = full.lead() + " " + in(ChangeSentences.class, language).unchanged();
        return isIdle ? full.after(lead, List.of()) : full;
    }

    private static boolean isCorrection(String alert) {
        return AlertKind.of(alert).orElseThrow().what() == What.CORRECTED;
    }

    /** An alert on an item, beside others on it perhaps. */
    public static Full full(String alert, Parcel.Content news, String language) {
        var told = AlertKind.of(alert).orElseThrow();
        return new Telling(told.item(), news.item(), news.reason(), language).full(told, news.was());
    }

    /** What is told of an item otherwise than of what it was. */
    public static List<Change> changes(JsonNode was, JsonNode item, String language) {
        return of(item, language).changes(was);
    }

    /** What an item is called. */
    public static String name(JsonNode item, String language) {
        return new Shown(item, language).name();
    }

    /** An item as it is known, of which there is no news. */
    public static Full shown(JsonNode item, String language) {
        return of(item, language).about();
    }

    private static Telling of(JsonNode item, String language) {
        var kind = Subject.parse(item.path("subject").asText()).aggregate();
        return new Telling(kind, item, Optional.empty(), language);
    }

    /** As it would be told if it were new. */
    private Full about() {
        var lead = kind.lead(sayOfKind, What.NEW, item.path("status").asText());
        return full(item.name(), lead, say.status());
    }

    private Full full(AlertKind alert, Optional<? extends JsonNode> was) {
        var full = full(
                kind.title(sayOfKind, alert.what(), item.nameAmong(), status(item)),
                kind.lead(sayOfKind, alert.what(), item.path("status").asText()),
                alert.what() == What.RETRACTED ? say.lastStatus() : say.status());
        return was.map(this::changes)
                .map(changes -> full.after(full.lead(), changes))
                .orElse(full);
    }

    private List<Change> changes(JsonNode was) {
        return Changes.between(new Shown(was, item.language()), item, each -> lines(each, say.status()));
    }

    private Full full(String title, String lead, String statusLabel) {
        var summary = item.text("summary").orElse("");
        var why = reason.map(Plain::among).orElse("");
        return new Full(title, item.name(), lead, why, List.of(), summary, lines(item, statusLabel), item.links(), "");
    }

    private List<Line> lines(Shown of, String statusLabel) {
        var lines = new ArrayList<>(kind.before(sayOfKind, of));
        lines.add(new Line(statusLabel, status(of) + of.since()));
        lines.add(new Line(say.date(), of.date(of.path("occurred"))));
        lines.addAll(kind.after(sayOfKind, of));
        lines.addAll(Shown.line(say.sectors(), of.named("sectors", of.path("sectors"))));
        return lines;
    }

    private String status(Shown of) {
        return of.named(kind.statuses(), of.path("status"));
    }
}
