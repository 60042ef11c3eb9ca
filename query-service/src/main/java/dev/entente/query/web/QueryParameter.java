package dev.entente.query.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import dev.entente.events.Kinds;
import dev.entente.query.ledger.Cost;

import static dev.entente.query.ledger.Cost.DEAR;
import static dev.entente.query.ledger.Cost.LITTLE;
import static dev.entente.query.web.QueryParameter.Times.LISTED;
import static dev.entente.query.web.QueryParameter.Times.ONCE;
import static dev.entente.query.web.QueryParameter.Times.REPEATED;

/**
 * What can be asked for behind the {@code ?} of an address. {@link Addresses} says which address takes which; whoever answers
 * reads it from the {@link Parameters}.
 */
public enum QueryParameter {
    COUNTRY(
            "country",
            REPEATED,
            LITTLE,
            "Country code (ISO 3166-1 alpha-2). Repeated: any of them.",
            reference("Country")),
    COUNTRIES(
            "countries",
            LISTED,
            LITTLE,
            "Country codes with commas between them, or repeated: all of them.",
            reference("Country")),
    SECTOR("sector", REPEATED, LITTLE, "Code of the list of sectors. Repeated: any of them.", reference("Sector")),
    STATUS(
            "status",
            REPEATED,
            LITTLE,
            "Status of the item. Repeated: any of them.",
            kind -> ApiSchemas.among(Kinds.named(kind).orElseThrow().statuses())),
    INSTRUMENT(
            "instrument",
            REPEATED,
            DEAR,
            "Code of the list of instruments. Repeated: any of them.",
            reference("Instrument")),
    TYPE(
            "type",
            REPEATED,
            DEAR,
            "Event type of a fact that stands, such as dev.entente.visit.held.v1, which finds it in every version; the"
                    + " fact's name does, too (of all kinds that have such a fact), and where there are facts of"
                    + " several kinds the kind's. Repeated: any of them.",
            where -> ApiSchemas.among(ApiSchemas.typesAt(where))),
    ACTOR("actor", REPEATED, DEAR, "Subject or id of an actor that takes part. Repeated: any of them."),
    PLACE("place", REPEATED, DEAR, "Country code or words of the place's name. Repeated: any of them."),
    HOST("host", ONCE, DEAR, "Country code: visits to it.", reference("Country")),
    VISITOR("visitor", ONCE, DEAR, "Country code: visits of its people.", reference("Country")),
    ISSUE("issue", REPEATED, DEAR, "Slug of the issue on which a position is taken; /issues lists them."),
    PUBLISHER("publisher", REPEATED, DEAR, "Publisher of the evidence, as written there. Repeated: any of them."),
    CORROBORATION(
            "corroboration",
            ONCE,
            DEAR,
            "Number: only what at least so many independent publishers report.",
            number(0)),
    FROM("from", ONCE, LITTLE, "Date (EDTF): what may have happened on its first day or later."),
    UNTIL("until", ONCE, LITTLE, "Date (EDTF): what may have happened on its last day or earlier."),
    Q("q", ONCE, DEAR, "Words; accents and case do not count. \"In this order\", -without, one or other."),
    KIND("kind", REPEATED, DEAR, "Name of a kind, such as agreement. Repeated: any of them.", reference("KindName")),
    SORT(
            "sort",
            ONCE,
            LITTLE,
            "-occurred (as if nothing is given), occurred, known, -known or title: the English one, else that in any"
                    + " language, whichever of them lang shows.",
            where -> ApiSchemas.among(List.of("-occurred", "occurred", "-known", "known", "title"))
                    .defaultValue("-occurred")),
    LIMIT(
            "limit",
            ONCE,
            LITTLE,
            "Entries of a page, 1 to 500; 50 if nothing is given.",
            where -> ApiSchemas.number(1).maximum(BigDecimal.valueOf(500)).defaultValue(50)),
    CURSOR("cursor", ONCE, LITTLE, "Where the page begins: 'next' of the page before."),
    COUNT("count", ONCE, DEAR, "exact or estimated: adds the number of all entries.", among("exact", "estimated")),
    AS_OF(
            "asOf",
            ONCE,
            DEAR,
            "Instant (RFC 3339): what was known then.",
            where -> ApiSchemas.text().format("date-time")),
    LANG(
            "lang",
            ONCE,
            LITTLE,
            "Language tag (BCP 47): texts become plain strings, in this language, else in English, else in any;"
                    + " 'languages' names those that are in another one than this. The schemas describe answers without it:"
                    + " generated clients leave it out."),
    SUBJECT("subject", REPEATED, DEAR, "Subject that the event is about, such as agreement/x. Repeated: any of them."),
    AFTER("after", ONCE, DEAR, "Token of an event of the stream: begins after it."),
    SOURCE("source", ONCE, DEAR, "URI of who reported."),
    ID("id", ONCE, DEAR, "The source's own id."),
    GROUP_BY(
            "groupBy",
            LISTED,
            DEAR,
            "One or several of month, week, sector, country, type; month if nothing is given.",
            among("month", "week", "sector", "country", "type")),
    INCOMPLETE(
            "incomplete",
            ONCE,
            DEAR,
            "true: also facts that have none of something that is counted by, such as no sector; their entry does"
                    + " not name it.",
            where -> OASFactory.createSchema().addType(SchemaType.BOOLEAN)),
    MIN_EVENTS("minEvents", ONCE, DEAR, "Only pairs with at least so many facts.", number(1));

    /** How often it may stand in an address. */
    enum Times {
        ONCE,
        /** As often as there are values. */
        REPEATED,
        /** Once, with commas between its values; repeated, with the values of all of them. */
        LISTED
    }

    private final String wireName;
    private final Times times;
    private final Cost cost;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // it makes a new one each time
    private final Function<String, Schema> value;

    /**
     * Declares one.
     *
     * @param cost what it takes to narrow a list by it: little if lists are lined up or indexed by it
     * @param value the schema of one value, by the name of the kind whose collection takes it, or by another address
     */
    QueryParameter(String wireName, Times times, Cost cost, String description, Function<String, Schema> value) {
        this.wireName = wireName;
        this.times = times;
        this.cost = cost;
        this.description = description;
        this.value = value;
    }

    /** One whose values are any text, or of a form that schemas cannot tell. */
    QueryParameter(String wireName, Times times, Cost cost, String description) {
        this(wireName, times, cost, description, where -> ApiSchemas.text());
    }

    private static Function<String, Schema> reference(String schema) {
        return where -> ApiSchemas.reference(schema);
    }

    private static Function<String, Schema> among(String... words) {
        return where -> ApiSchemas.among(List.of(words));
    }

    private static Function<String, Schema> number(int least) {
        return where -> ApiSchemas.number(least);
    }

    static Optional<QueryParameter> named(String wireName) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.wireName.equals(wireName))
                .findFirst();
    }

    /** Its name in an address. */
    public String wireName() {
        return wireName;
    }

    Times times() {
        return times;
    }

    Cost cost() {
        return cost;
    }

    String description() {
        return description;
    }

    /**
     * The schema of one value.
     *
     * @param where the name of the kind whose collection takes it, or another address
     */
    Schema value(String where) {
        return value.apply(where);
    }
}
