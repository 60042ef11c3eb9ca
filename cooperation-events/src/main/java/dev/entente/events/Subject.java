package dev.entente.events;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of an aggregate, {@code <aggregate>/<slug or uuid>}, chosen by the source: {@code agreement/tr-my-corvettes}.
 *
 * @param aggregate name of its kind
 * @param id letters, digits, {@code . _ ~ -}; at most 200, beginning with a letter or digit
 */
public record Subject(String aggregate, String id) implements Comparable<Subject> {

    /** The form of a subject, as a regular expression of JSON Schema. */
    public static final String PATTERN = "^[a-z]{1,40}/[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    /** Whether a text is of the form. */
    public static boolean isForm(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Reads a subject.
     *
     * @throws IllegalArgumentException if the text is not of the form
     */
    @JsonCreator
    public static Subject parse(String text) {
        if (!isForm(text)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not of the form <aggregate>/<slug>, such as agreement/tr-my-corvettes");
        }
        var slash = text.indexOf('/');
        return new Subject(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(Subject other) {
        return aggregate.equals(other.aggregate)
                ? id.compareTo(other.id)
                : toString().compareTo(other.toString());
    }

    @JsonValue
    @Override
    public String toString() {
        return aggregate + "/" + id;
    }
}
