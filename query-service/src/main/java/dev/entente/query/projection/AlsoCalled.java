package dev.entente.query.projection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What countries are called by people, beside the names that the list of countries shows: former and longer ones, and
 * abbreviations. Only searches know them.
 */
final class AlsoCalled {

    private static final Map<String, List<String>> NAMES = read();

    private AlsoCalled() {}

    /**
     * In any language.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    static List<String> of(String country) {
        return NAMES.getOrDefault(country, List.of());
    }

    private static Map<String, List<String>> read() {
        try (var lines = new BufferedReader(
                new InputStreamReader(AlsoCalled.class.getResourceAsStream("also-called.tsv"), UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> List.of(cells[1].split(", "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
