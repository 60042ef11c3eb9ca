package dev.entente.notification;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.notification.support.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsTest {

    private static final String PREFIX = "entente.notification.";

    private static Settings settings(Map<String, String> changed) {
        return TestSettings.with(changed);
    }

    @ParameterizedTest
    @CsvSource({
        "webhook.timeout, 0s, a time longer than none",
        "webhook.timeout, soon, a time longer than none",
        "delivery.lease, -5s, a time longer than none",
        "email.forget-after, 0d, a time longer than none",
        "keep.deliveries, never, a time longer than none",
        "delivery.concurrency, 0, a number from 1",
        "delivery.rate-per-receiver, 2000000000, a number from 1",
        "email.requests-per-hour, many, a number from 1",
        "email.concurrency, -1, a number from 1",
        "tests.per-owner, 0, a number from 1",
        "tests.per-target, none, a number from 1",
        "delivery.jitter, 1, a number from 0 up to",
        "delivery.jitter, -0.1, a number from 0 up to",
        "same-as.trusted-sources, https://, a source",
        "same-as.trusted-sources, /, a source",
        "base-url, alerts.example.org, an address with http or https",
        "base-url, https://alerts.example.org/, an address with http or https",
        "base-url, ftp://alerts.example.org, an address with http or https",
        "base-url, https://alerts.example.org/?q=1, an address with http or https",
        "dashboard-url, https://entente.example.org/, an address with http or https"
    })
    void what_is_not_allowed_is_named_with_its_value_and_what_is(String name, String value, String allowed) {
        assertThatThrownBy(() -> settings(Map.of(name, value)))
                .hasMessageContaining(PREFIX + name)
                .hasMessageContaining("\"" + value + "\"")
                .hasMessageContaining(allowed);
    }

    @Test
    void one_of_several_times_that_is_not_allowed_is_named() {
        assertThatThrownBy(() -> settings(Map.of("delivery.retries", "5s,0s,1h")))
                .hasMessageContaining(PREFIX + "delivery.retries")
                .hasMessageContaining("a time longer than none");
    }

    @ParameterizedTest
    @CsvSource({
        "delivery.lease, 15s, webhook.timeout",
        "email.timeout, 1m, delivery.lease",
        "delivery.longest-pause-of-receiver, 1s, delivery.pause-of-receiver",
        "delivery.concurrency, 63, delivery.concurrency-per-receiver",
        "email.requests-per-day, 1, email.requests-per-hour",
        "email.confirmations-per-day, 1, email.confirmations-per-hour",
        "keep.deliveries, 1d, keep.answers"
    })
    void settings_that_do_not_fit_each_other_are_both_named(String name, String value, String other) {
        var settings = settings(Map.of(name, value));

        assertThatThrownBy(() -> new SettingsCheck(settings))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(PREFIX + name)
                .hasMessageContaining(PREFIX + other);
    }

    @Test
    void what_is_set_by_default_is_allowed() {
        assertThatCode(() -> new SettingsCheck(settings(Map.of()))).doesNotThrowAnyException();
        assertThat(settings(Map.of("base-url", "https://example.org/alerts")).baseUrl())
                .hasToString("https://example.org/alerts");
        assertThat(settings(Map.of("dashboard-url", "")).dashboardUrl()).isEmpty();
        assertThat(settings(Map.of()).sameAs().trustedSources()).isEmpty();
        assertThat(settings(Map.of("same-as.trusted-sources", "https://desk.example.org/curated,urn:desk"))
                        .sameAs()
                        .trustedSources())
                .contains(List.of("https://desk.example.org/curated", "urn:desk"));
    }
}
