package dev.entente.query.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a caller accepts (RFC 9110, 12.5.1): ranges of media types, each with a quality; of several ranges that a type is in,
 * the most specific one counts. Parameters of media types are let be.
 */
final class Accepted {

    private static final Pattern RANGE = Pattern.compile("(?<type>[^/;,\\s]+)/(?<form>[^/;,\\s]+)");
    private static final Pattern QUALITY = Pattern.compile("(?i)\\s*q\\s*=\\s*(?<value>[01](\\.\\d{0,3})?)\\s*");

    private record Range(String type, String form, double quality) {

        private boolean has(String mediaType) {
            return type.equals("*")
                    || (form.equals("*") ? mediaType.startsWith(type + "/") : mediaType.equals(type + "/" + form));
        }

        private int specificity() {
            return (type.equals("*") ? 0 : 1) + (form.equals("*") ? 0 : 1);
        }
    }

    private final List<Range> ranges;

    private Accepted(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Reads a header {@code Accept}, which says nothing where it is absent or lists nothing; nothing where it cannot be read. */
    static Optional<Accepted> of(String header) {
        if (header == null || header.replace(',', ' ').isBlank()) {
            return Optional.of(new Accepted(List.of(new Range("*", "*", 1))));
        }
        var parts = Arrays.stream(header.split(",", -1))
                .filter(part -> !part.isBlank())
                .toList();
        var ranges =
                parts.stream().map(Accepted::range).flatMap(Optional::stream).toList();
        return ranges.isEmpty() || ranges.size() < parts.size() ? Optional.empty() : Optional.of(new Accepted(ranges));
    }

    private static Optional<Range> range(String part) {
        var pieces = part.split(";", -1);
        var range = RANGE.matcher(pieces[0].strip().toLowerCase(Locale.ROOT));
        var quality = Arrays.stream(pieces)
                .skip(1)
                .map(QUALITY::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(found -> Double.parseDouble(found.group("value")))
                .findFirst();
        return range.matches()
                ? Optional.of(new Range(range.group("type"), range.group("form"), quality.orElse(1.0)))
                : Optional.empty();
    }

    /** Of what is offered what the caller likes best, the first of equals; nothing where nothing is accepted. */
    Optional<String> best(List<String> offered) {
        return offered.stream()
                .filter(mediaType -> quality(mediaType) > 0)
                .max(Comparator.comparingDouble(this::quality)
                        .thenComparing(Comparator.comparingInt(offered::indexOf).reversed()));
    }

    private double quality(String mediaType) {
        return ranges.stream()
                .filter(range -> range.has(mediaType))
                .max(Comparator.comparingInt(Range::specificity))
                .map(Range::quality)
                .orElse(0.0);
    }
}
