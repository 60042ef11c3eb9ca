package dev.entente.imports.mapping;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in mappings. */
final class Patterns {

    private Patterns() {}

    static Pattern parse(Yaml yaml) {
        return parse(yaml, yaml.text());
    }

    static Pattern parse(Yaml yaml, String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw yaml.fault("'%s' is no regular expression: %s".formatted(text, e.getDescription()));
        }
    }
}
