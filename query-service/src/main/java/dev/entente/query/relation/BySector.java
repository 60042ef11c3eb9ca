package dev.entente.query.relation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.code.CodeLists;

/** Counts by sector, for very many pairs: a map each would take ten times as much memory. */
final class BySector {

    private static final List<String> SECTORS =
            CodeLists.sectors().codes().stream().toList();

    private static final Map<String, Integer> PLACES = places();

    private final long[] counts = new long[SECTORS.size()];

    private static Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        SECTORS.forEach(sector -> places.put(sector, places.size()));
        return places;
    }

    void add(String sector, long more) {
        var place = PLACES.get(sector);
        if (place != null) {
            counts[place] += more;
        }
    }

    /** Those that were counted, in the order of the code list. */
    @JsonValue
    Map<String, Long> inOrder() {
        var ordered = new LinkedHashMap<String, Long>();
        for (var place = 0; place < counts.length; place++) {
            if (counts[place] > 0) {
                ordered.put(SECTORS.get(place), counts[place]);
            }
        }
        return ordered;
    }
}
