package dev.entente.web;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearAddressesTest {

    private static final List<String> TEMPLATES =
            List.of("/events", "/imports/gdelt", "/schemas", "/schemas/{type}", "/codes", "/codes/{list}/", "/{any}/x");

    @ParameterizedTest
    @CsvSource({
        "/event, /events",
        "/evnets, /events",
        "/import/gdelt, /imports/gdelt",
        "/schema/dev.entente.visit.held.v1, /schemas/dev.entente.visit.held.v1",
        "/code/countries, /codes/countries",
        "/code, /codes"
    })
    void the_nearest_is_the_one_that_differs_in_the_fewest_letters(String path, String near) {
        assertThat(NearAddresses.among(TEMPLATES, path)).contains(near);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/alerts", "/events/x", "/imports", "/codes/countries", "/ab/x"})
    void what_is_like_none_or_is_one_has_none(String path) {
        assertThat(NearAddresses.among(TEMPLATES, path)).isEmpty();
    }
}
