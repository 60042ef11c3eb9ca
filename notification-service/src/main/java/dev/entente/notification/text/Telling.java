package dev.entente.notification.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.qute.TemplateData;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;

import dev.entente.events.Text;
import dev.entente.events.code.CodeLists;
import dev.entente.events.edtf.Edtf;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.news.AlertKind;

import static java.util.stream.Collectors.joining;

/** Tells news in a language. */
public final class Telling {

    /** An alert in short: a line, and a few. */
    public record Brief(String title, String body) {}

    /** A line of what is known of the agreement. */
    @TemplateData
    public record Line(String label, String value) {}

    /** An alert in full; {@code links} are addresses of evidence. */
    @TemplateData
    public record Full(String title, String agreement, String lead, List<Line> lines, List<String> links) {}

    private final Sentences say;
    private final String language;
    private final JsonNode agreement;
    private final Parcel.Content news;

    private Telling(Parcel.Content news, String language) {
        this.say = in(language);
        this.language = language;
        this.news = news;
        this.agreement = news.agreement();
    }

    public static Sentences in(String language) {
        return MessageBundles.get(Sentences.class, Localized.Literal.of(language));
    }

    public static Brief of(String alert, Parcel.Content news, String language) {
        var full = full(alert, news, language);
        var lines = full.lines().stream().map(line -> line.label() + ": " + line.value());
        return new Brief(full.title(), full.lead() + "\n" + lines.collect(joining("\n")));
    }

    public static Brief ofTest(String language) {
        return new Brief(in(language).titleTest(), in(language).bodyTest());
    }

    public static Full full(String alert, Parcel.Content news, String language) {
        return new Telling(news, language).full(AlertKind.of(alert).orElseThrow());
    }

    private Full full(AlertKind alert) {
        var links = agreement
                .path("evidence")
                .valueStream()
                .map(evidence -> evidence.path("url").asText())
                .distinct()
                .toList();
        return new Full(title(alert), name(), lead(alert), lines(), links);
    }

    private String name() {
        var byLanguage = new TreeMap<String, String>();
        agreement
                .path("title")
                .properties()
                .forEach(each -> byLanguage.put(each.getKey(), each.getValue().asText()));
        return Text.of(byLanguage).in(language).orElse(agreement.path("id").asText());
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
        lines.add(new Line(say.parties(), named("countries", agreement.path("countries"))));
        if (agreement.has("instrument")) {
            lines.add(new Line(say.kind(), named("instruments", agreement.path("instrument"))));
        }
        lines.add(new Line(say.status(), status()));
        lines.add(new Line(
                say.date(), Dates.say(Edtf.parse(agreement.path("occurred").asText()), language)));
        if (!agreement.path("sectors").isEmpty()) {
            lines.add(new Line(say.sectors(), named("sectors", agreement.path("sectors"))));
        }
        news.reason().ifPresent(reason -> lines.add(new Line(say.reason(), reason)));
        return lines;
    }

    private String status() {
        return named("agreement-statuses", agreement.path("status"));
    }

    /** What the code, or each of the codes, is called. */
    private String named(String list, JsonNode codes) {
        var names = CodeLists.named(list).orElseThrow();
        var each = codes.isArray() ? codes.valueStream() : java.util.stream.Stream.of(codes);
        return each.map(code -> names.nameOf(code.asText(), language)).collect(joining(", "));
    }
}
