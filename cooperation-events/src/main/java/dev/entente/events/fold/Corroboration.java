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
import dev.entente.events.PlainText;
import dev.entente.events.code.CodeLists;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toSet;

/**
 * How well an item is supported.
 *
 * @param publishers of its evidence, each counted once: by name, whatever its case and accents; without a name, by the host of
 *     the address (without {@code www.}), unless somebody with a name publishes there
 * @param sources that reported its facts
 * @param reliability how many pieces of evidence are of which, the most reliable first; without those that do not say
 */
public record Corroboration(int publishers, int sources, Map<String, Integer> reliability) {

    static Corroboration of(List<Happening> facts, Collection<Evidence> evidence) {
        return new Corroboration(
                publishers(evidence),
                (int) facts.stream().map(fact -> fact.key().source()).distinct().count(),
                reliability(evidence));
    }

    private static int publishers(Collection<Evidence> evidence) {
        var named =
                evidence.stream().collect(partitioningBy(piece -> name(piece).isPresent()));
        var names =
                named.get(true).stream().flatMap(piece -> name(piece).stream()).collect(toSet());
        if (named.get(false).isEmpty()) {
            return names.size();
        }
        var hostsOfNamed = named.get(true).stream()
                .flatMap(piece -> host(piece.url()).stream())
                .collect(toSet());
        named.get(false).stream()
                .flatMap(piece -> host(piece.url()).stream())
                .filter(host -> !hostsOfNamed.contains(host))
                .map(PlainText::of)
                .forEach(names::add);
        return names.size();
    }

    private static Optional<String> name(Evidence evidence) {
        return evidence.publisher().map(PlainText::of).filter(name -> !name.isEmpty());
    }

    private static Optional<String> host(String url) {
        try {
            return Optional.ofNullable(new URI(url).getHost())
                    .map(host -> host.toLowerCase(Locale.ROOT))
                    .map(host -> host.startsWith("www.") ? host.substring("www.".length()) : host);
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
