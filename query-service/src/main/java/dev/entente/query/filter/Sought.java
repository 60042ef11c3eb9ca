package dev.entente.query.filter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.entente.query.web.Moments.Interval;

/**
 * Of what a page is wanted.
 *
 * @param all countries each of which has to do with it; none where there are none
 * @param any countries one of which has to do with it; none where there are none
 * @param interval in which it may have happened
 * @param asOf as it was known then
 * @param isFoundOtherwise whether another filter, or the interval, has an index of its own, by which less may be found
 */
public record Sought(
        List<String> all, List<String> any, Interval interval, Optional<Instant> asOf, boolean isFoundOtherwise) {

    static Sought of(
            CountryFilters.Demanded countries, Interval interval, Optional<Instant> asOf, boolean isFoundOtherwise) {
        return new Sought(countries.all(), countries.any(), interval, asOf, isFoundOtherwise);
    }

    /** The same, and these countries have to do with it as well. */
    public Sought with(List<String> countries) {
        return new Sought(
                Stream.concat(all.stream(), countries.stream()).distinct().toList(),
                any,
                interval,
                asOf,
                isFoundOtherwise);
    }
}
