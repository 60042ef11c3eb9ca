package dev.entente.query.filter;

import java.util.List;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.web.Parameters;

/** The filters by countries: all of those in {@code countries}, and any of those in {@code country}. */
final class CountryFilters {

    private CountryFilters() {}

    /** Adds what the filters demand, and returns the countries all of which are demanded; none where there are none. */
    static List<String> add(Parameters parameters, Conditions conditions) {
        var any = parameters.countries("country");
        if (!any.isEmpty()) {
            conditions.and("countries && ?::text[]", any);
        }
        var all = parameters.listed("countries", Parameters::listOfCountries).orElse(List.of());
        return all.isEmpty() ? all : allOf(all, conditions);
    }

    static List<String> allOf(List<String> countries, Conditions conditions) {
        conditions.and("countries @> ?::text[]", countries);
        return countries;
    }
}
