package dev.entente.ingest.gdelt;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** The mapping of CAMEO event codes: of several lines that a code begins with, the longest counts. */
final class Cameo {

    private static final Map<String, Mapping> BY_PREFIX =
            Table.rows("cameo-events.tsv").stream().collect(toUnmodifiableMap(cells -> cells.getFirst(), Mapping::of));

    private Cameo() {}

    static Optional<Mapping> mapping(String code) {
        return Stream.iterate(code, prefix -> prefix.length() >= 2, prefix -> prefix.substring(0, prefix.length() - 1))
                .filter(BY_PREFIX::containsKey)
                .findFirst()
                .map(BY_PREFIX::get);
    }
}
