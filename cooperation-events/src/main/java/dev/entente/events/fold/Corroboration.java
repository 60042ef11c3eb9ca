package dev.entente.events.fold;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.entente.events.Evidence;
import dev.entente.events.code.CodeLists;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * How well an item is supported.
 *
 * @param publishers of its evidence, each counted once: by name, else by the host of the address (without {@code www.}),
 *     upper and lower case being the same
 * @param sources that reported its facts
 * @param reliability how many pieces of evidence are of which, the most reliable first; without those that do not say
 */
public record Corroboration(int publishers, int sources, Map<String, Integer> reliability) {

    static Corroboration of(List<Happening> facts, Collection<Evidence> evidence) {
        return new Corroboration(
                (int) evidence.stream()
                        .map(Corroboration::publisher)
                        .filter(publisher -> !publisher.isEmpty())
                        .distinct()
                        .count(),
                (int) facts.stream().map(fact -> fact.key().source()).distinct().count(),
                reliability(evidence));
    }

    private static String publisher(Evidence evidence) {
        return evidence.publisher()
                .or(() -> host(evidence.url()))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .map(name -> name.startsWith("www.") ? name.substring("www.".length()) : name)
                .orElse("");
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Integer> reliability(Collection<Evidence> evidence) {
        var counts = evidence.stream()
                .flatMap(piece -> piece.reliability().stream())
                .collect(groupingBy(code -> code, counting()));
        var ordered = new LinkedHashMap<String, Integer>();
        CodeLists.named("evidence-reliabilities").orElseThrow().codes().stream()
                .filter(counts::containsKey)
                .forEach(code -> ordered.put(code, counts.get(code).intValue()));
        return ordered;
    }
}
