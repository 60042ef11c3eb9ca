package dev.entente.query.filter;

import java.util.List;
import java.util.stream.Stream;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.web.Parameters;

/** The filters by countries: all of those in {@code countries}, and any of those in {@code country}. */
final class CountryFilters {

    private CountryFilters() {}

    /**
     * Countries that are demanded.
     *
     * @param all of which each is; none where there are none
     * @param any of which one is; none where there are none
     */
    record Demanded(List<String> all, List<String> any) {}

    /** Adds what the filters demand. */
    static Demanded add(Parameters parameters, Conditions conditions) {
        var any = parameters.anyCountry();
        conditions.andIfAny("countries && ?::text[]", any);
        var all = parameters.allCountries();
        conditions.andIfAny("countries @> ?::text[]", all);
        return any.size() == 1
                ? new Demanded(
                        Stream.concat(all.stream(), any.stream()).distinct().toList(), List.of())
                : new Demanded(all, any);
    }

    static Demanded addAll(List<String> countries, Conditions conditions) {
        conditions.and("countries @> ?::text[]", countries);
        return new Demanded(countries, List.of());
    }
}
