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
import dev.entente.query.web.Addresses;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/** The filters of a collection, each where the kind has something to filter on. A repeated filter means any of its values. */
final class Filters {

    private final Kind<?, ?> kind;
    private final List<QueryParameter> taken;
    private final Parameters parameters;
    private final Conditions conditions;

    private Filters(Kind<?, ?> kind, Parameters parameters, Conditions conditions) {
        this.kind = kind;
        this.taken = Addresses.parameters(kind);
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
        filters.usual();
        filters.ownOfSomeKinds();
        var sought = ItemFilters.add(parameters, asOf, conditions);
        parameters.one(QueryParameter.Q, Words::parse).ifPresent(words -> words.demand(conditions));
        return sought.with(filters.ways());
    }

    private void usual() {
        conditions.andIfAny(
                "status = any(?::text[])", parameters.all(QueryParameter.STATUS, Parameters.oneOf(kind.statuses())));
        conditions.andIfAny(
                "types && ?::text[]",
                parameters.all(QueryParameter.TYPE, this::type).stream()
                        .flatMap(List::stream)
                        .toList());
    }

    private void ownOfSomeKinds() {
        if (taken.contains(QueryParameter.INSTRUMENT)) {
            var instruments = CodeLists.named("instruments").orElseThrow().codes();
            conditions.andIfAny(
                    "instrument = any(?::text[])",
                    parameters.all(QueryParameter.INSTRUMENT, Parameters.oneOf(instruments)));
        }
        if (taken.contains(QueryParameter.ISSUE)) {
            conditions.andIfAny("issue = any(?::text[])", parameters.all(QueryParameter.ISSUE, Parameters::issue));
        }
    }

    /** Who went where: the countries of the host and of a visitor, which both take part. */
    private List<String> ways() {
        if (!taken.contains(QueryParameter.HOST)) {
            return List.of();
        }
        var host = parameters.one(QueryParameter.HOST, Parameters::country);
        host.ifPresent(country -> conditions.and("document::json -> 'host' ->> 'country' = ?", country));
        var visitor = parameters.one(QueryParameter.VISITOR, Parameters::country);
        visitor.ifPresent(country -> conditions.and(
                "exists (select from json_array_elements(document::json -> 'visitors') as person"
                        + " where person ->> 'country' = ?)",
                country));
        var both = Stream.concat(host.stream(), visitor.stream()).toList();
        conditions.andIfAny("countries @> ?::text[]", both);
        return both;
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
