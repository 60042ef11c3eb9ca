package dev.entente.query.admin;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import dev.entente.ledger.LogUnavailable;
import dev.entente.query.ledger.LedgerUnavailable;
import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GuardedTest {

    @Test
    void where_the_log_is_away_it_is_said_of_the_log_and_not_of_the_database() {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> Guarded.asking(() -> {
                    throw new LogUnavailable("the log does not answer: timed out", new IllegalStateException());
                }));

        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.getMessage()).startsWith("Kafka does not answer").contains("The database is not to blame");
    }

    @Test
    void a_database_that_is_away_is_told_as_such() {
        assertThatThrownBy(() -> Guarded.asking(() -> {
                    throw new SQLException("no connection", "08001");
                }))
                .isInstanceOf(LedgerUnavailable.class);
    }
}
