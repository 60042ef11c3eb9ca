package dev.entente.ingest.access;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources that a token covers. A source is covered if it equals one of the prefixes or continues it after a slash.
 * What another reader of the address might resolve to somewhere else (dot segments, backslashes, encoded dots and
 * slashes) is never covered.
 */
record Sources(List<String> prefixes) {

    private static final Pattern DEVIOUS =
            Pattern.compile("[\\\\\\s\\p{Cntrl}]|%(2e|2f|5c|25)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SEGMENTS = Pattern.compile("[/?#]");

    Sources {
        prefixes = prefixes.stream().filter(prefix -> !prefix.isBlank()).toList();
    }

    boolean cover(String source) {
        return !isDevious(source) && prefixes.stream().anyMatch(prefix -> continues(prefix, source));
    }

    private static boolean continues(String prefix, String source) {
        return source.equals(prefix) || source.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }

    private static boolean isDevious(String source) {
        return DEVIOUS.matcher(source).find()
                || SEGMENTS.splitAsStream(source)
                        .flatMap(segment -> Stream.of(segment.split(";", 2)[0]))
                        .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
