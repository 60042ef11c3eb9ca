package dev.entente.events.schema;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;

/** Where the code that was meant is found: the list, the form of its codes, and the code itself where it can be told. */
final class CodeHint {

    private static final int FEW = 20;

    private static final Map<String, String> FORMS = Map.of(
            "countries", "two capital letters (ISO 3166-1 alpha-2), such as CL",
            "currencies", "three capital letters (ISO 4217), such as EUR");

    /** What is written for codes, though it was kept for others. */
    private static final Map<String, String> COUNTRIES = Map.of("UK", "GB", "EL", "GR");

    private CodeHint() {}

    /**
     * What to say of a value that is none of the codes.
     *
     * @param codes those of the schema
     */
    static String of(JsonNode codes, JsonNode value) {
        if (codes.size() <= FEW) {
            return " " + codes;
        }
        return list(codes)
                .map(list -> " under /codes/" + list.name()
                        + Optional.ofNullable(FORMS.get(list.name()))
                                .map(": "::concat)
                                .orElse("")
                        + meant(list, value.asText())
                                .map(code -> "; is " + code + " meant?")
                                .orElse(""))
                .orElse(" of the list that is published under /codes");
    }

    private static Optional<CodeList> list(JsonNode codes) {
        var wanted = new HashSet<String>();
        codes.forEach(code -> wanted.add(code.asText()));
        return CodeLists.all().stream()
                .filter(list -> wanted.equals(new HashSet<>(list.codes())))
                .findFirst();
    }

    private static Optional<String> meant(CodeList list, String text) {
        var code = text.strip().toUpperCase(Locale.ROOT);
        var other = list.name().equals("countries")
                ? COUNTRIES.getOrDefault(code, CodeLists.countriesByAlpha3().get(code))
                : null;
        return Optional.ofNullable(other).or(() -> Optional.of(code)).filter(list.codes()::contains);
    }
}
