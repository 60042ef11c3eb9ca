package dev.entente.notification.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;
import dev.entente.events.edtf.Edtf;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.subscription.Post.Letter;

import static java.util.stream.Collectors.joining;

/** Tells news in a language. All texts of events are on one line each. */
public final class Telling {

    /** An alert in short: a line, and a few. */
    public record Brief(String title, String body) {}

    /** A line of what is known of the agreement. */
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
     * @param summary what the agreement is about; empty where it is not known
     */
    @TemplateData
    public record Full(
            String title, String agreement, String lead, String summary, List<Line> lines, List<Link> links) {}

    private static final Pattern WEB =
            Pattern.compile("(?i)https?://([^/?#@\\s]*@)?(?<host>[^/?#@:\\s<>\"]+)[^\\s<>\"]*");

    private final Sentences say;
    private final String language;
    private final JsonNode agreement;
    private final Optional<String> reason;

    private Telling(JsonNode agreement, Optional<String> reason, String language) {
        this.say = in(language);
        this.language = language;
        this.agreement = agreement;
        this.reason = reason;
    }

    public static Sentences in(String language) {
        return MessageBundles.get(Sentences.class, Localized.Literal.of(language));
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
        return new Telling(news.agreement(), news.reason(), language)
                .full(AlertKind.of(alert).orElseThrow());
    }

    /** An agreement as it is known, of which there is no news. */
    public static Full shown(JsonNode agreement, String language) {
        var telling = new Telling(agreement, Optional.empty(), language);
        return new Full(
                telling.name(),
                telling.name(),
                "",
                telling.text("summary").orElse(""),
                telling.lines(),
                telling.links());
    }

    private Full full(AlertKind alert) {
        return new Full(title(alert), name(), lead(alert), text("summary").orElse(""), lines(), links());
    }

    private String name() {
        return text("title").orElse(agreement.path("id").asText());
    }

    private Optional<String> text(String property) {
        var byLanguage = new TreeMap<String, String>();
        agreement
                .path(property)
                .properties()
                .forEach(each -> byLanguage.put(each.getKey(), each.getValue().asText()));
        return Text.of(byLanguage).in(language).map(Plain::line);
    }

    private String title(AlertKind alert) {
        return switch (alert) {
            case NEW -> say.titleNew(name());
            case STATUS_CHANGED -> say.titleStatusChanged(name(), status());
            case CORRECTED -> say.titleCorrected(name());
            case RETRACTED -> say.titleRetracted(name());
        };
    }

    private String lead(AlertKind alert) {
        return switch (alert) {
            case NEW -> say.leadNew();
            case STATUS_CHANGED -> say.leadStatusChanged();
            case CORRECTED -> say.leadCorrected();
            case RETRACTED -> say.leadRetracted();
        };
    }

    private List<Line> lines() {
        var lines = new ArrayList<Line>();
        lines.add(new Line(say.parties(), parties()));
        if (agreement.has("instrument")) {
            lines.add(new Line(say.kind(), named("instruments", agreement.path("instrument"))));
        }
        lines.add(new Line(say.status(), status() + since()));
        lines.add(new Line(say.date(), date("occurred")));
        if (agreement.has("validUntil")) {
            lines.add(new Line(say.validUntil(), date("validUntil")));
        }
        if (!agreement.path("sectors").isEmpty()) {
            lines.add(new Line(say.sectors(), named("sectors", agreement.path("sectors"))));
        }
        reason.ifPresent(why -> lines.add(new Line(say.reason(), Plain.line(why))));
        return lines;
    }

    /** Countries, each with the organizations and people that are named for it. */
    private String parties() {
        var byCountry = new LinkedHashMap<String, Set<String>>();
        for (var party : agreement.path("parties")) {
            var named = byCountry.computeIfAbsent(party.path("country").asText(), code -> new LinkedHashSet<>());
            Stream.of("organization", "person")
                    .map(part -> Plain.line(party.path(part).asText()))
                    .filter(name -> !name.isEmpty())
                    .forEach(named::add);
        }
        agreement.path("countries").forEach(code -> byCountry.putIfAbsent(code.asText(), Set.of()));
        var names = CodeLists.countries();
        return byCountry.entrySet().stream()
                .map(party -> names.nameOf(party.getKey(), language)
                        + (party.getValue().isEmpty() ? "" : " (" + String.join(", ", party.getValue()) + ")"))
                .collect(joining(", "));
    }

    private String status() {
        return named("agreement-statuses", agreement.path("status"));
    }

    /** When it came to its status, where that is another date than that of the agreement. */
    private String since() {
        return agreement.has("statusSince") && !agreement.path("statusSince").equals(agreement.path("occurred"))
                ? " (" + date("statusSince") + ")"
                : "";
    }

    private String date(String property) {
        return date(agreement.path(property));
    }

    private String date(JsonNode edtf) {
        return Dates.say(Edtf.parse(edtf.asText()), language);
    }

    /** What the code, or each of the codes, is called. */
    private String named(String list, JsonNode codes) {
        var names = CodeLists.named(list).orElseThrow();
        var each = codes.isArray() ? codes.valueStream() : Stream.of(codes);
        return each.map(code -> names.nameOf(code.asText(), language)).collect(joining(", "));
    }

    /** Evidence on the web; what is no web address is no link. */
    private List<Link> links() {
        var links = new LinkedHashMap<String, Link>();
        for (var evidence : agreement.path("evidence")) {
            var url = evidence.path("url").asText();
            host(url).ifPresent(host -> links.putIfAbsent(url, new Link(url, source(evidence, host))));
        }
        return List.copyOf(links.values());
    }

    private String source(JsonNode evidence, String host) {
        var publisher = Plain.line(evidence.path("publisher").asText(host));
        return evidence.has("published") ? publisher + ", " + date(evidence.path("published")) : publisher;
    }

    private static Optional<String> host(String url) {
        var web = WEB.matcher(url);
        return web.matches() && Plain.line(url).equals(url) ? Optional.of(web.group("host")) : Optional.empty();
    }
}
