package dev.entente.web;

import java.util.regex.Pattern;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.config.MeterFilter;

/**
 * Links in mails are keys: what stands in them behind {@code /manage/}, {@code /confirm/}, {@code /refuse/} and
 * {@code /unsubscribe/} is neither logged nor counted.
 */
class SecretPaths {

    private static final Pattern SECRET = Pattern.compile("/(manage|confirm|refuse|unsubscribe)/+[^/\\s]+");

    @Produces
    @Singleton
    MeterFilter secrets() {
        return MeterFilter.replaceTagValues("uri", SecretPaths::without);
    }

    /** The text without what stands for the secret. */
    static String without(String text) {
        return SECRET.matcher(text).replaceAll("/$1/{token}");
    }
}
