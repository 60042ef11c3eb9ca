package dev.entente.query.filter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/** The filters of facts. A repeated filter means any of its values. */
public final class FactFilters {

    /** Filters by which the items of facts are found without countries. */
    private static final Set<QueryParameter> INDEXED = Set.of(
            QueryParameter.Q,
            QueryParameter.ACTOR,
            QueryParameter.PUBLISHER,
            QueryParameter.PLACE,
            QueryParameter.CORROBORATION,
            QueryParameter.FROM,
            QueryParameter.UNTIL);

    private FactFilters() {}

    /** Facts that pass filters. */
    public record Filtered(Conditions conditions, Sought sought) {

        /** The list that names them, if there is one. */
        public Optional<Listing> listing() {
            return Listing.ofFacts(sought);
        }
    }

    /**
     * Facts known now, or then, that pass the filters country, countries, sector, type, from and until, and whose items
     * pass actor, publisher, place, corroboration and q.
     */
    public static Filtered of(Parameters parameters, Optional<Instant> asOf) {
        var conditions = Known.rows(asOf);
        return filtered(parameters, asOf, conditions, CountryFilters.add(parameters, conditions));
    }

    /** The same of the facts between some countries. */
    public static Filtered of(Parameters parameters, Optional<Instant> asOf, List<String> countries) {
        var conditions = Known.rows(asOf);
        return filtered(parameters, asOf, conditions, CountryFilters.addAll(countries, conditions));
    }

    private static Filtered filtered(
            Parameters parameters, Optional<Instant> asOf, Conditions conditions, CountryFilters.Demanded countries) {
        conditions.andIfAny(
                "type = any(?::text[])",
                parameters.all(QueryParameter.TYPE, FactFilters::types).stream()
                        .flatMap(List::stream)
                        .toList());
        ItemFilters.addThroughItems(parameters, asOf, conditions);
        var part = SectorsAndInterval.of(parameters);
        part.narrowFacts(conditions);
        return new Filtered(
                conditions,
                Sought.of(countries, part.interval(), asOf, INDEXED.stream().anyMatch(parameters::has)));
    }

    /**
     * A fact by its event type, in whichever version it was told; the facts of this name of all kinds; or all facts of a kind
     * by the kind's name.
     */
    public static List<String> types(String text) {
        var found = Kinds.all().stream()
                .flatMap(kind -> facts(kind, text))
                .flatMap(fact -> fact.types().stream())
                .map(EventType::toString)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("'" + text
                    + "' is neither an event type such as dev.entente.visit.held.v1, nor a fact such as held, nor a"
                    + " kind such as visit");
        }
        return found;
    }

    private static Stream<FactType> facts(Kind<?, ?> kind, String text) {
        return kind.name().equals(text)
                ? kind.facts().stream()
                : EventType.parse(text).flatMap(kind::fact).or(() -> kind.fact(text)).stream();
    }
}
