package dev.entente.ingest.gdelt;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** What a happening is called, in three languages, with the names of its countries. */
final class Titles {

    private static final List<String> LANGUAGES = List.of("en", "tr", "ms");

    private static final Map<String, List<String>> BY_HAPPENING =
            Table.rows("happenings.tsv").stream().collect(toUnmodifiableMap(cells -> cells.getFirst(), cells -> cells));

    private Titles() {}

    static ObjectNode of(String happening, Mapping.Pair pair) {
        var title = Json.MAPPER.createObjectNode();
        var forms = BY_HAPPENING.get(happening);
        for (var column = 1; column <= LANGUAGES.size(); column++) {
            var language = LANGUAGES.get(column - 1);
            title.put(
                    language,
                    forms.get(column)
                            .replace("{1}", name(pair.first(), language))
                            .replace("{2}", name(pair.second(), language)));
        }
        return title;
    }

    private static String name(String country, String language) {
        return CodeLists.countries().nameOf(country, language);
    }
}
