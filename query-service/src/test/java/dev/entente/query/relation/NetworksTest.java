package dev.entente.query.relation;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import dev.entente.query.ledger.Conditions;
import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;

class NetworksTest {

    private static final int COUNTRIES = 200;
    private static final int PAIRS = COUNTRIES * (COUNTRIES - 1) / 2;

    @AutoClose
    private final TestLedger tables = new TestLedger();

    /** Two letters each, of which no two are the same. */
    private static String countries() {
        return IntStream.range(0, COUNTRIES)
                .mapToObj(number -> "" + (char) ('A' + number / 26) + (char) ('A' + number % 26))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void very_many_pairs_of_countries_are_counted_and_find_room_before_they_are_answered() throws SQLException {
        try (var connection = tables.database().getConnection();
                var insert = connection.createStatement()) {
            insert.execute("""
                    insert into fact (source, id, known_from, known_until, subject, kind, type, contact, occurred, occurred_on,
                                      title, countries, sectors)
                    values ('https://press.example.org', '1', now(), 'infinity', 'agreement/all', 'agreement',
                            'dev.entente.agreement.signed.v1', true, '2024-05-01', '2024-05-01', '{}', '%s', '{trade,energy}')""".formatted(countries()));
        }
        var weighed = new AtomicLong();
        var network = TestLedger.asked(tables.database(), Map.of())
                .read(snapshot -> new Networks(
                                snapshot.weighedBy(weighed::addAndGet),
                                Optional.empty(),
                                new Conditions().and("kind = 'agreement'"))
                        .network(1));

        assertThat(network.links()).hasSize(PAIRS).allSatisfy(link -> {
            assertThat(link.count()).isEqualTo(1);
            assertThat(link.sectors().inOrder()).isEqualTo(Map.of("trade", 1L, "energy", 1L));
        });
        assertThat(weighed.get()).isGreaterThan(1_000L * (PAIRS - 1_000));
    }
}
