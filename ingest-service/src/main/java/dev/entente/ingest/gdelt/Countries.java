package dev.entente.ingest.gdelt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.events.code.CodeLists;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** The country codes of GDELT as ISO 3166-1 alpha-2: of actors (CAMEO, three letters) and of places (FIPS 10-4, two). */
final class Countries {

    private static final Map<String, String> BY_CAMEO = byCameo();

    private static final Map<String, String> BY_FIPS =
            Table.rows("fips-countries.tsv").stream().collect(toUnmodifiableMap(List::getFirst, cells -> cells.get(1)));

    private Countries() {}

    /** The country of an actor; nothing for a region, and for a country that is no more. */
    static Optional<String> ofActor(String cameo) {
        return Optional.ofNullable(BY_CAMEO.get(cameo));
    }

    /** The country of a place; nothing for oceans. Never to be read as ISO: AU is Austria here, AS Australia. */
    static Optional<String> ofPlace(String fips) {
        return Optional.ofNullable(BY_FIPS.get(fips));
    }

    private static Map<String, String> byCameo() {
        var codes = new HashMap<>(CodeLists.countriesByAlpha3());
        Table.rows("cameo-countries.tsv").forEach(cells -> codes.put(cells.getFirst(), cells.get(1)));
        return Map.copyOf(codes);
    }
}
