package dev.entente.query.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;

/** Which answers a caller has already ({@code If-None-Match}, RFC 9110, 13.1.2). */
final class Held {

    private final List<String> tags;

    Held(HttpHeaders headers) {
        tags = Optional.ofNullable(headers.getRequestHeader(HttpHeaders.IF_NONE_MATCH)).orElse(List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(tag -> opaque(tag.strip()))
                .toList();
    }

    boolean isSome() {
        return !tags.isEmpty();
    }

    /** Whether any answer will do ({@code *}). */
    boolean isAny() {
        return tags.equals(List.of("*"));
    }

    boolean has(String tag) {
        return tags.contains(opaque(tag));
    }

    /** Tags are compared weakly (RFC 9110, 8.8.3.2). */
    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
