package dev.entente.query.filter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Moments.Interval;
import dev.entente.query.web.Parameters;

/** The filters of facts. A repeated filter means any of its values. */
public final class FactFilters {

    private FactFilters() {}

    /**
     * Facts that pass filters.
     *
     * @param countries with all of which they have to do; none where there are none
     * @param interval in which they may have happened
     */
    public record Filtered(Conditions conditions, List<String> countries, Interval interval) {

        /** The list that names them, if there is one. */
        public Optional<Listing> listing() {
            return Listing.ofFacts(countries, interval);
        }
    }

    /**
     * Facts known now, or then, that pass the filters country, countries, sector, type, from and until, and whose items
     * pass actor, publisher, place, corroboration and q.
     */
    public static Filtered of(Parameters parameters, Optional<Instant> asOf) {
        var conditions = Known.rows(asOf);
        var countries = CountryFilters.add(parameters, conditions);
        return new Filtered(add(parameters, asOf, conditions), countries, Interval.of(parameters));
    }

    /** The same of the facts between some countries. */
    public static Filtered of(Parameters parameters, Optional<Instant> asOf, List<String> countries) {
        var conditions = Known.rows(asOf);
        CountryFilters.allOf(countries, conditions);
        return new Filtered(add(parameters, asOf, conditions), countries, Interval.of(parameters));
    }

    private static Conditions add(Parameters parameters, Optional<Instant> asOf, Conditions conditions) {
        any(
                conditions,
                "type = any(?::text[])",
                parameters.all("type", FactFilters::types).stream()
                        .flatMap(List::stream)
                        .toList());
        ItemFilters.addThroughItems(parameters, asOf, conditions);
        return addSectorsAndInterval(parameters, conditions);
    }

    /** Reads sector, from and until: facts that may have happened from the one until the other. */
    public static Conditions addSectorsAndInterval(Parameters parameters, Conditions conditions) {
        any(conditions, "sectors && ?::text[]", parameters.sectors());
        var interval = Interval.of(parameters);
        interval.first().ifPresent(first -> conditions.and("coalesce(ends, 'infinity') >= ?", first));
        interval.last().ifPresent(last -> conditions.and("coalesce(begins, '-infinity') <= ?", last));
        return conditions;
    }

    private static void any(Conditions conditions, String text, List<String> values) {
        if (!values.isEmpty()) {
            conditions.and(text, values);
        }
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
