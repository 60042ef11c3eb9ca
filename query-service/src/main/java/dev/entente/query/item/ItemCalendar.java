package dev.entente.query.item;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Kind;
import dev.entente.events.Plan;
import dev.entente.events.code.CodeLists;
import dev.entente.events.edtf.Edtf;
import dev.entente.query.web.Language;

import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.TextList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Geo;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * What is planned and held as a calendar (RFC 5545), written item by item. An item takes all the days that its date may
 * mean, and blocks none of them; of an open interval, the day that is known. {@code SEQUENCE} counts the versions of the
 * item, {@code UID} is made of its subject.
 */
final class ItemCalendar {

    private static final String DOMAIN = "@entente.dev";
    private static final String USUAL_LANGUAGE = "en";

    /** Years have four digits (RFC 5545, 3.3.4). */
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /** Behind the point (RFC 5545, 3.8.1.6). */
    private static final int DEGREE_DIGITS = 6;

    /** No text of a calendar has them (RFC 5545, 3.3.11); to some readers a carriage return alone ends a line. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]|\\r(?!\\n)");

    private final Kind<?, ?> kind;
    private final String language;
    private final Function<String, URI> absolute;
    private final Writer out;

    /**
     * Begins one.
     *
     * @param name by which people tell it from others
     * @param absolute tells where a path of this service is
     */
    ItemCalendar(Kind<?, ?> kind, String name, Language language, Function<String, URI> absolute, OutputStream out)
            throws IOException {
        this.kind = kind;
        this.language = language.tag().orElse(USUAL_LANGUAGE);
        this.absolute = absolute;
        this.out = new OutputStreamWriter(new FoldedLines(new BufferedOutputStream(out)), StandardCharsets.UTF_8);
        this.out.write("BEGIN:VCALENDAR\r\n");
        for (var property : List.of(
                ImmutableVersion.VERSION_2_0,
                new ProdId("-//Entente//query-service//EN"),
                ImmutableCalScale.GREGORIAN,
                new XProperty("X-WR-CALNAME", name))) {
            this.out.write(property.toString());
        }
    }

    /** Writes an item. */
    void entry(ObjectNode item, int revision) throws IOException {
        var event = new VEvent(new PropertyList(properties(item, revision))).toString();
        out.write(CONTROL.matcher(event).replaceAll(""));
    }

    void end() throws IOException {
        out.write("END:VCALENDAR\r\n");
        out.flush();
    }

    private List<Property> properties(ObjectNode item, int revision) {
        var occurred = Edtf.parse(item.path("occurred").asText());
        var changed = Instant.parse(item.path("lastChanged").asText());
        var first = occurred.anchor();
        return Stream.concat(
                        Stream.of(
                                new Uid(item.path("subject").asText() + DOMAIN),
                                new DtStamp(changed),
                                new LastModified(changed),
                                new Sequence(revision),
                                new DtStart<LocalDate>(first),
                                new Summary(Wordings.called(item, kind, language)),
                                new Description(description(item, occurred)),
                                new Url(absolute.apply(
                                        "/?item=" + item.path("subject").asText())),
                                status(item.path("status").asText()),
                                ImmutableTransp.TRANSPARENT),
                        Stream.of(
                                        end(first, occurred.last().orElse(first)),
                                        location(item.path("place")),
                                        geo(item.path("place")),
                                        categories(item.path("sectors")))
                                .flatMap(Optional::stream))
                .map(Property.class::cast)
                .toList();
    }

    /** The day after the last one, where a calendar has it; without it, the day of the beginning is the last. */
    private static Optional<Property> end(LocalDate first, LocalDate last) {
        var after = last.isBefore(LAST_DAY) ? last.plusDays(1) : LAST_DAY;
        return after.isAfter(first) ? Optional.of(new DtEnd<>(after)) : Optional.empty();
    }

    /** Says the date as it is known, which a calendar cannot. */
    private String description(ObjectNode item, Edtf occurred) {
        return Stream.concat(
                        Wordings.of(item.path("summary"), language).stream(),
                        Stream.of(
                                statusName(item.path("status").asText()) + ", " + occurred,
                                Wordings.countries(item, language).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
    }

    private String statusName(String code) {
        return CodeLists.named("visit-statuses").orElseThrow().nameOf(code, language);
    }

    private static Status status(String code) {
        if (code.equals(Plan.HELD.code())) {
            return ImmutableStatus.VEVENT_CONFIRMED;
        }
        return code.equals(Plan.CANCELLED.code()) ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_TENTATIVE;
    }

    private Optional<Property> location(JsonNode place) {
        var country = place.path("country").asText();
        var name = Optional.ofNullable(CodeLists.countries().names().get(country))
                .flatMap(names -> names.in(language))
                .orElse(country);
        var words = Stream.of(place.path("name").asText(), name)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? Optional.empty() : Optional.of(new Location(words));
    }

    private static Optional<Property> geo(JsonNode place) {
        return place.has("latitude") && place.has("longitude")
                ? Optional.of(new Geo(number(place, "latitude"), number(place, "longitude")))
                : Optional.empty();
    }

    /** Without an exponent, which RFC 5545 does not know. */
    private static BigDecimal number(JsonNode place, String property) {
        var degrees = place.path(property).decimalValue();
        return degrees.setScale(Math.clamp(degrees.scale(), 0, DEGREE_DIGITS), RoundingMode.HALF_EVEN);
    }

    private Optional<Property> categories(JsonNode sectors) {
        return sectors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Categories(new TextList(sectors.valueStream()
                        .map(code -> CodeLists.sectors().nameOf(code.asText(), language))
                        .toList())));
    }
}
