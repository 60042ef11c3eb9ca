package dev.entente.query.ledger;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The names of the lists of items and facts by pair of countries, such as {@code MY-TR}; what has one country alone is in a list such
 * as {@code MY-MY}, what has many in a list of each of them instead, such as {@code MY*}.
 */
public final class ListNames {

    /** From so many countries on they are many. */
    public static final int MANY = 5;

    private ListNames() {}

    /** In which lists something is that has these countries, each of them once. */
    public static List<String> of(List<String> countries) {
        if (countries.size() >= MANY) {
            return countries.stream().map(ListNames::ofMany).toList();
        }
        if (countries.size() == 1) {
            return List.of(ofPair(countries.getFirst(), countries.getFirst()));
        }
        return IntStream.range(0, countries.size())
                .boxed()
                .flatMap(at -> countries.stream().skip(at + 1L).map(other -> ofPair(countries.get(at), other)))
                .toList();
    }

    /** That of two countries, or of one alone if they are the same. */
    public static String ofPair(String one, String other) {
        return one.compareTo(other) < 0 ? one + "-" + other : other + "-" + one;
    }

    /** That of a country with what has many. */
    public static String ofMany(String country) {
        return country + "*";
    }

    /** All in which something with the country may be. */
    public static Stream<String> with(String country, Collection<String> all) {
        return Stream.concat(Stream.of(ofMany(country)), all.stream().map(other -> ofPair(country, other)));
    }
}
