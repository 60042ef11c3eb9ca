package dev.entente.query.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.code.CodeLists;
import dev.entente.query.filter.ItemFilters;
import dev.entente.query.filter.Sought;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Conditions;
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

    /**
     * Reads the filters from the parameters and adds what they demand to the conditions.
     *
     * @param asOf as it was known then
     */
    static Sought add(Kind<?, ?> kind, Parameters parameters, Optional<Instant> asOf, Conditions conditions) {
        var filters = new Filters(kind, parameters, conditions);
        filters.statuses();
        filters.types();
        filters.ownOfSomeKinds();
        var sought = ItemFilters.add(parameters, asOf, conditions);
        parameters.one("q", Words::parse).ifPresent(words -> words.demand(conditions));
        return sought.with(filters.ways());
    }

    /** Who went where: the countries of the host and of a visitor, which both take part. */
    private List<String> ways() {
        if (!kind.properties().has("visitors")) {
            return List.of();
        }
        var host = parameters.one("host", Parameters::country);
        host.ifPresent(country -> conditions.and("document::json -> 'host' ->> 'country' = ?", country));
        var visitor = parameters.one("visitor", Parameters::country);
        visitor.ifPresent(country -> conditions.and(
                "exists (select from json_array_elements(document::json -> 'visitors') as person"
                        + " where person ->> 'country' = ?)",
                country));
        var both = Stream.concat(host.stream(), visitor.stream()).toList();
        if (!both.isEmpty()) {
            conditions.and("countries @> ?::text[]", both);
        }
        return both;
    }

    private void types() {
        var types = parameters.all("type", this::type).stream()
                .flatMap(List::stream)
                .toList();
        if (!types.isEmpty()) {
            conditions.and("types && ?::text[]", types);
        }
    }

    private void statuses() {
        var allowed = kind.statuses();
        among("status", parameters.all("status", Parameters.oneOf(allowed, "one of " + String.join(", ", allowed))));
    }

    private void ownOfSomeKinds() {
        if (kind.properties().has("instrument")) {
            var instruments = CodeLists.named("instruments").orElseThrow().codes();
            among(
                    "instrument",
                    parameters.all(
                            "instrument", Parameters.oneOf(instruments, "one of " + String.join(", ", instruments))));
        }
        if (kind.properties().at("/position/properties").has("issue")) {
            among("issue", parameters.all("issue", Parameters::issue));
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
}
