package dev.entente.ingest.access;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The sources that a token covers. A source is covered if it equals one of the prefixes, letter by letter, or continues it
 * after a slash. Another spelling of the same address is another source, as CloudEvents has it. What a reader might
 * resolve to somewhere else is never covered: dot segments, empty segments, backslashes, blanks, and what hides one of
 * these in percent-encoding, overlong forms among it, or beyond ASCII.
 */
record Sources(List<String> prefixes) {

    private static final Pattern DEVIOUS = Pattern.compile(
            "[^!-~]|\\\\|%(?![0-9a-f]{2})|%(2e|2f|5c|25|7f|[01][0-9a-f]|c[01]|f[5-9a-f])", Pattern.CASE_INSENSITIVE);

    /** An empty segment, except for the two slashes that may stand after a scheme. */
    private static final Pattern EMPTY_SEGMENT =
            Pattern.compile("^(?:[a-z][a-z0-9+.-]*+:(?://)?+)?+[^?#]*?//", Pattern.CASE_INSENSITIVE);

    private static final Pattern BOUNDS = Pattern.compile("[/?#;]");

    /** A scheme alone would cover all the world. */
    private static final Pattern EVERYTHING =
            Pattern.compile("\\s*+(?:[a-z][a-z0-9+.-]*+:)?+/*+\\s*+", Pattern.CASE_INSENSITIVE);

    Sources {
        prefixes = prefixes.stream()
                .filter(prefix -> !EVERYTHING.matcher(prefix).matches())
                .toList();
    }

    boolean cover(String source) {
        return !isDevious(source) && prefixes.stream().anyMatch(prefix -> continues(prefix, source));
    }

    private static boolean continues(String prefix, String source) {
        return source.equals(prefix) || source.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }

    private static boolean isDevious(String source) {
        return DEVIOUS.matcher(source).find()
                || EMPTY_SEGMENT.matcher(source).find()
                || BOUNDS.splitAsStream(source).anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
