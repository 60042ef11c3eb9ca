package dev.entente.web;

import java.util.regex.Pattern;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Counts all paths that cannot be read as one. They are refused before anybody knows which view they mean, so that else
 * everybody could use up the number of series that there may be, and hide real ones.
 */
class PathMetrics {

    /** A path of RFC 3986 without escapes, which no template of ours has; or a name for several, such as NOT_FOUND. */
    private static final Pattern READABLE = Pattern.compile("[A-Z_]+|root|(/[\\w.~!$&'()*+,;=:@{}-]*+)++");

    @Produces
    @Singleton
    MeterFilter paths() {
        return MeterFilter.replaceTagValues("uri", PathMetrics::counted);
    }

    static String counted(String path) {
        return READABLE.matcher(path).matches() ? path : "UNREADABLE";
    }
}
