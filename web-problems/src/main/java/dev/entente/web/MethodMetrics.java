package dev.entente.web;

import java.util.Set;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.config.MeterFilter;

/** Counts all methods that HTTP does not know as one: else everybody could fill the memory with series of made-up ones. */
class MethodMetrics {

    private static final Set<String> KNOWN =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    @Produces
    @Singleton
    MeterFilter methods() {
        return MeterFilter.replaceTagValues("method", MethodMetrics::counted);
    }

    static String counted(String method) {
        return KNOWN.contains(method) ? method : "OTHER";
    }
}
