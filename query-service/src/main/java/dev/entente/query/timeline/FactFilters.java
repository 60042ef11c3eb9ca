package dev.entente.query.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.code.CodeLists;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.web.Moments.Interval;
import dev.entente.query.web.Parameters;

/** The filters of facts. A repeated filter means any of its values. */
public final class FactFilters {

    private FactFilters() {}

    /** Reads country, countries, sector, type, from and until, and adds what they demand to the conditions. */
    public static Conditions add(Parameters parameters, Conditions conditions) {
        any(conditions, "countries && ?::text[]", parameters.countries("country"));
        parameters
                .one("countries", FactFilters::countries)
                .ifPresent(all -> conditions.and("countries @> ?::text[]", all));
        return addWithoutCountries(parameters, conditions);
    }

    /** The same where the countries are given by the address. */
    public static Conditions addWithoutCountries(Parameters parameters, Conditions conditions) {
        any(
                conditions,
                "sectors && ?::text[]",
                parameters.all("sector", Parameters.oneOf(CodeLists.sectors().codes(), "a sector")));
        any(
                conditions,
                "type = any(?::text[])",
                parameters.all("type", FactFilters::types).stream()
                        .flatMap(List::stream)
                        .toList());
        return addInterval(parameters, conditions);
    }

    /** Facts that may have happened from {@code from} until {@code until}. */
    public static Conditions addInterval(Parameters parameters, Conditions conditions) {
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

    private static List<String> countries(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(Parameters::country)
                .distinct()
                .toList();
    }

    /** A fact by its event type, in whichever version it was told, or all facts of a kind by the kind's name. */
    private static List<String> types(String text) {
        var found = Kinds.all().stream()
                .flatMap(kind -> facts(kind, text))
                .flatMap(fact -> fact.types().stream())
                .map(EventType::toString)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("'" + text
                    + "' is neither an event type such as dev.entente.visit.held.v1 nor a kind such as visit");
        }
        return found;
    }

    private static Stream<FactType> facts(Kind<?, ?> kind, String text) {
        return kind.name().equals(text) ? kind.facts().stream() : EventType.parse(text).flatMap(kind::fact).stream();
    }
}
