package dev.entente.notification.news;

import java.util.List;

/**
 * The sources that the operator trusts to say that items are one, by prefixes: a source is meant that equals one of them, or
 * goes on after it with a slash.
 */
record TrustedSources(List<String> prefixes) {

    static final TrustedSources NONE = new TrustedSources(List.of());

    boolean include(String source) {
        return prefixes.stream().anyMatch(prefix -> isBegunBy(prefix, source));
    }

    private static boolean isBegunBy(String prefix, String source) {
        return source.equals(prefix) || source.startsWith(prefix.endsWith("/") ? prefix : prefix + "/");
    }
}
