package dev.entente.ingest.gdelt;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.events.schema.Schemas;
import dev.entente.ingest.gdelt.Mapping.Pair;

/** Writes the event of a row. It depends on the row and the source alone, so the same row makes the same event again. */
final class EventWriter {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,20})?");

    /** The scheme, what follows behind credentials, and the host of it. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)(https?)(://)(?:[^/?#@\\s]*@)?((?:www\\.)?([^/?#:@\\s]+)\\S*)");

    private static final Pattern EVIDENCE = Pattern.compile(
            Schemas.definitions().at("/evidence/properties/url/pattern").textValue());

    private static final int LONGEST_ADDRESS = 4000;
    private static final int LONGEST_WORD = 500;

    private final String source;
    private final Subjects subjects;

    EventWriter(String source) {
        this.source = source;
        this.subjects = new Subjects(source);
    }

    /**
     * The event of a row, as structured JSON.
     *
     * @throws Malformed if its number or its date cannot be read
     */
    ObjectNode event(Row row, Mapping mapping, String country1, String country2) {
        var pair = mapping.pair(country1, country2);
        var day = day(row);
        var event = Json.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", "gdelt" + row.form().version() + "-" + id(row));
        event.put("source", source);
        event.put("type", mapping.type().toString());
        event.put("subject", subjects.of(mapping, pair, day, Countries.ofPlace(row.get(Column.PLACE_COUNTRY))));
        added(row).ifPresent(time -> event.put("time", time.toString()));
        event.put("datacontenttype", "application/json");
        event.set("data", data(row, mapping, pair, day));
        return event;
    }

    private static ObjectNode data(Row row, Mapping mapping, Pair pair, LocalDate day) {
        var data = mapping.data(pair);
        data.put("occurred", day.toString());
        data.set("title", Titles.of(mapping.happening(), pair));
        place(row).ifPresent(place -> data.set("place", place));
        var evidence = evidence(row.get(Column.SOURCE_URL));
        evidence.ifPresent(data.withArrayProperty("evidence")::add);
        data.withObjectProperty("coding").put("cameo", row.get(Column.EVENT_CODE));
        var extra = extra(row);
        if (evidence.isEmpty()) {
            text(extra, "sourceUrl", row.get(Column.SOURCE_URL)); // a name, or an address that is none: not lost
        }
        data.set("extra", extra);
        return data;
    }

    private static String id(Row row) {
        var id = row.get(Column.GLOBAL_EVENT_ID);
        if (!ID.matcher(id).matches()) {
            throw row.malformed(Column.GLOBAL_EVENT_ID, "is no number; without it the row cannot be told from others");
        }
        return id;
    }

    private static LocalDate day(Row row) {
        try {
            return LocalDate.parse(row.get(Column.SQL_DATE), DAY);
        } catch (DateTimeException e) {
            throw row.malformed(Column.SQL_DATE, "is no day in the form YYYYMMDD");
        }
    }

    /** When GDELT took the row in: to the quarter of an hour, in the 1.0 forms to the day. */
    private static Optional<Instant> added(Row row) {
        var text = row.get(Column.DATE_ADDED);
        try {
            return Optional.of(
                    (text.length() == 8 ? LocalDate.parse(text, DAY).atStartOfDay() : LocalDateTime.parse(text, SECOND))
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> place(Row row) {
        var place = Json.MAPPER.createObjectNode();
        Countries.ofPlace(row.get(Column.PLACE_COUNTRY)).ifPresent(country -> place.put("country", country));
        Optional.of(row.get(Column.PLACE_NAME))
                .filter(name -> !name.isBlank() && name.length() <= LONGEST_WORD)
                .ifPresent(name -> place.put("name", name));
        var latitude = degrees(row.get(Column.PLACE_LATITUDE), 90);
        var longitude = degrees(row.get(Column.PLACE_LONGITUDE), 180);
        if (latitude.isPresent() && longitude.isPresent()) {
            place.put("latitude", latitude.get()).put("longitude", longitude.get());
        }
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }

    private static Optional<BigDecimal> degrees(String text, int most) {
        return number(text).filter(degrees -> degrees.abs().compareTo(BigDecimal.valueOf(most)) <= 0);
    }

    /** The article that the row names, if it names one that can be read on the web. */
    private static Optional<ObjectNode> evidence(String url) {
        var address = ADDRESS.matcher(url);
        if (!address.matches() || address.group(4).length() > LONGEST_WORD) {
            return Optional.empty();
        }
        return Optional.of(address.group(1).toLowerCase(Locale.ROOT) + address.group(2) + address.group(3))
                .filter(place -> place.length() <= LONGEST_ADDRESS
                        && EVIDENCE.matcher(place).matches())
                .map(place -> Json.MAPPER
                        .createObjectNode()
                        .put("url", place)
                        .put("publisher", address.group(4).toLowerCase(Locale.ROOT))
                        .put("kind", "press")
                        .put("reliability", "reported"));
    }

    private static ObjectNode extra(Row row) {
        var extra = Json.MAPPER.createObjectNode();
        put(extra, "globalEventId", row.get(Column.GLOBAL_EVENT_ID));
        put(extra, "goldstein", row.get(Column.GOLDSTEIN));
        put(extra, "mentions", row.get(Column.MENTIONS));
        put(extra, "sources", row.get(Column.SOURCES));
        put(extra, "articles", row.get(Column.ARTICLES));
        put(extra, "tone", row.get(Column.TONE));
        extra.put("rootEvent", row.get(Column.IS_ROOT_EVENT).equals("1"));
        text(extra, "actor1", row.get(Column.ACTOR1_CODE));
        text(extra, "actor1Name", row.get(Column.ACTOR1_NAME));
        text(extra, "actor2", row.get(Column.ACTOR2_CODE));
        text(extra, "actor2Name", row.get(Column.ACTOR2_NAME));
        return extra;
    }

    /** A number, where it is one; else what stands there. */
    private static void put(ObjectNode extra, String property, String text) {
        number(text).ifPresentOrElse(number -> extra.put(property, number), () -> text(extra, property, text));
    }

    private static void text(ObjectNode extra, String property, String text) {
        if (!text.isEmpty()) {
            extra.put(property, text);
        }
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
