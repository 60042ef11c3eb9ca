package dev.entente.notification;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/** Sees at the start that settings fit each other. */
@Singleton
@Startup
final class SettingsCheck {

    private static final String PREFIX = "entente.notification.";

    private final List<String> faults = new ArrayList<>();

    /**
     * Looks at the settings.
     *
     * @throws IllegalStateException if some do not fit others; it names all of them, with their values
     */
    SettingsCheck(Settings settings) {
        var webhook = settings.webhook();
        var delivery = settings.delivery();
        var email = settings.email();
        longer("delivery.lease", delivery.lease(), "webhook.timeout", webhook.timeout());
        longer("delivery.lease", delivery.lease(), "email.timeout", email.timeout());
        notLess(
                "delivery.longest-pause-of-receiver",
                delivery.longestPauseOfReceiver(),
                "delivery.pause-of-receiver",
                delivery.pauseOfReceiver());
        notLess(
                "delivery.concurrency",
                delivery.concurrency(),
                "delivery.concurrency-per-receiver",
                delivery.concurrencyPerReceiver());
        notLess(
                "email.confirmations-per-day",
                email.confirmationsPerDay(),
                "email.confirmations-per-hour",
                email.confirmationsPerHour());
        notLess("email.requests-per-day", email.requestsPerDay(), "email.requests-per-hour", email.requestsPerHour());
        notLess("email.previews-per-day", email.previewsPerDay(), "email.previews-per-hour", email.previewsPerHour());
        longer("keep.deliveries", settings.keep().deliveries(), "delivery.lease", delivery.lease());
        notLess(
                "keep.deliveries",
                settings.keep().deliveries(),
                "keep.answers",
                settings.keep().answers());
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Settings do not fit each other: " + String.join("; ", faults));
        }
    }

    private void longer(String one, Duration value, String than, Duration other) {
        if (value.compareTo(other) <= 0) {
            faults.add("%s is %s, and has to be longer than %s, which is %s"
                    .formatted(PREFIX + one, value, PREFIX + than, other));
        }
    }

    private <T extends Comparable<T>> void notLess(String one, T value, String than, T other) {
        if (value.compareTo(other) < 0) {
            faults.add("%s is %s, and may not be less than %s, which is %s"
                    .formatted(PREFIX + one, value, PREFIX + than, other));
        }
    }
}
