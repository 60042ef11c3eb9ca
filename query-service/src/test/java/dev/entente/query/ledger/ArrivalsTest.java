package dev.entente.query.ledger;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import dev.entente.events.Position;
import dev.entente.query.Configs;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who waits for a position hears at once why it cannot be looked at. */
@Timeout(60)
class ArrivalsTest {

    private static final Position WANTED = Position.of(3, 7);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void a_database_that_fails_is_told_of_as_one_that_fails_and_one_that_is_away_as_away() {
        assertThatThrownBy(() -> arrivals(() -> new SQLException("could not access file", "58P01"))
                        .await(WANTED, LONG))
                .isInstanceOf(LedgerFailed.class);
        assertThatThrownBy(() -> arrivals(() -> new SQLException("connection refused", "08001"))
                        .await(WANTED, LONG))
                .isExactlyInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void whatever_else_goes_wrong_is_told_as_well() {
        assertThatThrownBy(() -> arrivals(() -> new IllegalArgumentException("a mistake of ours"))
                        .await(WANTED, LONG))
                .hasMessage("a mistake of ours");
    }

    private static Arrivals arrivals(Supplier<Exception> failure) {
        var database = (DataSource) Proxy.newProxyInstance(
                ArrivalsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw failure.get();
                });
        var nobody = Optional.<String>empty();
        return new Arrivals(new Ledger(
                database, new Pulse("jdbc:postgresql://127.0.0.1:1/none", nobody, nobody), Configs.query(Map.of())));
    }
}
