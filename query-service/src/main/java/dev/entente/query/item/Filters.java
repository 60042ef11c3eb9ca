package dev.entente.query.item;

import java.util.Arrays;
import java.util.List;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.PlainText;
import dev.entente.events.Subject;
import dev.entente.events.actor.ActorProfile;
import dev.entente.events.code.CodeLists;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.search.Words;
import dev.entente.query.web.Moments.Interval;
import dev.entente.query.web.Parameters;

/** The filters of a collection, each where the kind has something to filter on. A repeated filter means any of its values. */
final class Filters {

    private final Kind<?, ?> kind;
    private final Parameters parameters;
    private final Conditions conditions;

    private Filters(Kind<?, ?> kind, Parameters parameters, Conditions conditions) {
        this.kind = kind;
        this.parameters = parameters;
        this.conditions = conditions;
    }

    /** Reads the filters from the parameters and adds what they demand to the conditions. */
    static void add(Kind<?, ?> kind, Parameters parameters, Conditions conditions) {
        var filters = new Filters(kind, parameters, conditions.and("kind = ?", kind.name()));
        filters.countries();
        filters.any(
                "sectors",
                parameters.all("sector", Parameters.oneOf(CodeLists.sectors().codes(), "a sector")));
        filters.statuses();
        filters.any(
                "types",
                parameters.all("type", filters::type).stream()
                        .flatMap(List::stream)
                        .toList());
        filters.any("actors", parameters.all("actor", Filters::actor));
        filters.any("publishers", parameters.all("publisher"));
        filters.ownOfSomeKinds();
        filters.places();
        filters.interval();
        parameters.one("q", Words::parse).ifPresent(words -> conditions.and(Words.MATCH, words.query()));
    }

    private void countries() {
        any("countries", parameters.countries("country"));
        parameters.one("countries", Filters::countries).ifPresent(all -> conditions.and("countries @> ?::text[]", all));
    }

    /** All of the countries in a list such as {@code TR,MY}. */
    static List<String> countries(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(Parameters::country)
                .distinct()
                .toList();
    }

    private void statuses() {
        var allowed = kind.statuses();
        among("status", parameters.all("status", Parameters.oneOf(allowed, "one of " + String.join(", ", allowed))));
    }

    private void ownOfSomeKinds() {
        if (kind.properties().has("instrument")) {
            var instruments = CodeLists.named("instruments").orElseThrow().codes();
            among("instrument", parameters.all("instrument", Parameters.oneOf(instruments, "an instrument")));
        }
        if (kind.properties().at("/position/properties").has("issue")) {
            among("issue", parameters.all("issue"));
        }
    }

    private void places() {
        var places = parameters.all("place", PlainText::of);
        if (!places.isEmpty()) {
            conditions.and(
                    "exists (select from unnest(?::text[]) as asked(words)"
                            + " where ' ' || place || ' ' like '% ' || asked.words || ' %')",
                    places);
        }
    }

    private void interval() {
        var interval = Interval.of(parameters);
        if (!interval.isWhole()) {
            conditions.and(
                    "happened && daterange(?::date, ?::date, '[]')",
                    interval.firstOr("-infinity"),
                    interval.lastOr("infinity"));
        }
    }

    private void any(String column, List<String> values) {
        if (!values.isEmpty()) {
            conditions.and(column + " && ?::text[]", values);
        }
    }

    private void among(String column, List<String> values) {
        if (!values.isEmpty()) {
            conditions.and(column + " = any(?::text[])", values);
        }
    }

    /** An event type of the kind, written whole or by its fact alone: a fact is meant, in whichever version it was told. */
    private List<String> type(String text) {
        return EventType.parse(text)
                .flatMap(kind::fact)
                .or(() -> kind.fact(text))
                .map(fact -> fact.types().stream().map(EventType::toString).toList())
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not one of "
                        + String.join(
                                ", ", kind.facts().stream().map(FactType::name).toList())));
    }

    /** The subject of an actor, written whole or by its id alone. */
    private static String actor(String text) {
        var aggregate = ActorProfile.KIND.name() + "/";
        return Subject.parse(text.startsWith(aggregate) ? text : aggregate + text)
                .toString();
    }
}
