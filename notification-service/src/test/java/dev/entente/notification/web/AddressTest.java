package dev.entente.notification.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@example.org",
                "first.last+entente@mail.example.co.uk",
                "o'neill_7@ex-ample.museum",
                "a@1and1.example",
                "a@7.example",
                "a@xn--mzakere-n2a.xn--p1ai"
            })
    void what_people_have_is_taken(String address) {
        assertThat(SubscriptionForm.isAddress(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".a@example.org",
                "a.@example.org",
                "a..b@example.org",
                "a@1.2.3.4",
                "a@example.7",
                "a@example",
                "a@example..org",
                "a@-example.org",
                "a@example-.org",
                "a@example.org.",
                "a b@example.org",
                "a@b@example.org",
                "a@example.org\n",
                "@example.org"
            })
    void what_no_server_takes_is_not(String address) {
        assertThat(SubscriptionForm.isAddress(address)).isFalse();
    }
}
