package dev.entente.query.web;

import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.query.ledger.Cost;

import static org.assertj.core.api.Assertions.assertThat;

class CostsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/agreements | country limit | LITTLE",
                "/agreements | country q | DEAR",
                "/agreements | count | DEAR",
                "/visits | asOf | DEAR",
                "/agreements/x | asOf lang | LITTLE",
                "/agreements/x/history | asOf | LITTLE",
                "/events | source id | LITTLE",
                "/timeline | from until | LITTLE",
                "/timeline | publisher | DEAR",
                "/relations/TR-MY/timeline | cursor | LITTLE",
                "/relations/TR-MY/timeline | q | DEAR",
                "/relations | '' | DEAR",
                "/relations/countries | '' | DEAR",
                "/relations/TR-MY | sector | DEAR",
                "/countries | '' | DEAR",
                "/countries/TR | '' | DEAR",
                "/positions | issue | DEAR",
                "/positions/now | '' | LITTLE",
                "/issues | '' | DEAR",
                "/statistics/activity | '' | DEAR",
                "/search | q | DEAR"
            })
    void what_may_look_at_much_is_dear(String path, String parameters, Cost cost) {
        assertThat(Costs.of(path, parameters.isEmpty() ? Set.of() : Set.of(parameters.split(" ", -1))))
                .isEqualTo(cost);
    }
}
