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

import static java.util.stream.Collectors.joining;

/** Tells news in a language. All texts of events are on one line each. */
public final class Telling {

    /** An alert in short: a line, and a few. */
    public record Brief(String title, String body) {}

    /** A line of what is known of the item. */
    @TemplateData
    public record Line(String label, String value) {}

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
     * @param summary what the item is about; empty where it is not known
     * @param page where the item is shown with its history; empty for nowhere
     */
    @TemplateData
    public record Full(
            String title, String name, String lead, String summary, List<Line> lines, List<Link> links, String page) {

        /** The same with the address of the item's page. */
        public Full at(String address) {
            return new Full(title, name, lead, summary, lines, links, address);
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

    static <T> T in(Class<T> sentences, String language) {
        return MessageBundles.get(sentences, Localized.Literal.of(language));
    }

    /** A day in words. */
    public static String day(LocalDate day, String language) {
        return Dates.say(Edtf.parse(day.toString()), language);
    }

    public static Brief of(String alert, Parcel.Content news, String language) {
        var full = full(alert, news, language);
        var lines = full.lines().stream().map(line -> line.label() + ": " + line.value());
        return new Brief(full.title(), full.lead() + "\n" + lines.collect(joining("\n")));
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

    public static Full full(String alert, Parcel.Content news, String language) {
        var told = AlertKind.of(alert).orElseThrow();
        return new Telling(told.item(), news.item(), news.reason(), language).full(told);
    }

    /** What an item is called. */
    public static String name(JsonNode item, String language) {
        return new Shown(item, language).name();
    }

    /** An item as it is known, of which there is no news. */
    public static Full shown(JsonNode item, String language) {
        var kind = Subject.parse(item.path("subject").asText()).aggregate();
        return new Telling(kind, item, Optional.empty(), language).about();
    }

    /** As it would be told if it were new. */
    private Full about() {
        var lead = kind.lead(sayOfKind, What.NEW, item.path("status").asText());
        return full(item.name(), lead, say.status());
    }

    private Full full(AlertKind alert) {
        return full(
                kind.title(sayOfKind, alert.what(), item.name(), status()),
                kind.lead(sayOfKind, alert.what(), item.path("status").asText()),
                alert.what() == What.RETRACTED ? say.lastStatus() : say.status());
    }

    private Full full(String title, String lead, String statusLabel) {
        var summary = item.text("summary").orElse("");
        return new Full(title, item.name(), lead, summary, lines(statusLabel), item.links(), "");
    }

    private List<Line> lines(String statusLabel) {
        var lines = new ArrayList<>(kind.before(sayOfKind, item));
        lines.add(new Line(statusLabel, status() + item.since()));
        lines.add(new Line(say.date(), item.date(item.path("occurred"))));
        lines.addAll(kind.after(sayOfKind, item));
        lines.addAll(Shown.line(say.sectors(), item.named("sectors", item.path("sectors"))));
        reason.ifPresent(why -> lines.add(new Line(say.reason(), Plain.line(why))));
        return lines;
    }

    private String status() {
        return item.named(kind.statuses(), item.path("status"));
    }
}
