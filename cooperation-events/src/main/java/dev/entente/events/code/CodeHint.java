package dev.entente.events.code;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is said of a text that is no code of a list: the form of its codes, and the code that was meant where that can be told. */
public final class CodeHint {

    /** So many can be said in a sentence. */
    public static final int FEW = 20;

    private static final Map<String, String> FORMS = Map.of(
            "countries", "two capital letters (ISO 3166-1 alpha-2), such as CL",
            "currencies", "three capital letters (ISO 4217), such as EUR");

    /** What is written for codes, though it was kept for others. */
    private static final Map<String, String> COUNTRIES = Map.of("UK", "GB", "EL", "GR");

    private CodeHint() {}

    /** How the sentence goes on that says that the text is none of the codes. */
    public static String of(CodeList list, String text) {
        return Optional.ofNullable(FORMS.get(list.name())).map(": "::concat).orElse("")
                + meant(list, text).map(code -> "; is " + code + " meant?").orElse("");
    }

    /** The code that was meant, where that can be told. */
    public static Optional<String> meant(CodeList list, String text) {
        var code = text.strip();
        return list.name().equals("countries")
                ? country(code.toUpperCase(Locale.ROOT)).or(() -> inAnyCase(list, code))
                : inAnyCase(list, code);
    }

    private static Optional<String> country(String code) {
        return Optional.ofNullable(
                COUNTRIES.getOrDefault(code, CodeLists.countriesByAlpha3().get(code)));
    }

    private static Optional<String> inAnyCase(CodeList list, String code) {
        return list.codes().stream().filter(code::equalsIgnoreCase).findFirst();
    }
}
