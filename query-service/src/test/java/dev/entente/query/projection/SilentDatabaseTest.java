package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import dev.entente.ledger.Transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A database that says nothing any more, as where a network is cut. */
class SilentDatabaseTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    @Test
    void a_transaction_does_not_wait_for_it_for_ever() throws SQLException {
        try (var ledger = new TestLedger()) {
            var transactions = Transactions.of(ledger.database(), PATIENCE);

            assertThatThrownBy(() -> transactions.run(connection -> sleep(connection, 30)))
                    .isInstanceOf(SQLException.class)
                    .rootCause()
                    .hasMessageContaining("timed out");
        }
    }

    @Test
    void one_that_is_slow_is_waited_for() throws SQLException {
        try (var ledger = new TestLedger()) {
            boolean slept = Transactions.of(ledger.database(), Duration.ofSeconds(30))
                    .run(connection -> sleep(connection, 0.3));

            assertThat(slept).isTrue();
        }
    }

    private static boolean sleep(Connection connection, double seconds) throws SQLException {
        try (var query = connection.prepareStatement("select pg_sleep(?)")) {
            query.setDouble(1, seconds);
            return query.execute();
        }
    }
}
