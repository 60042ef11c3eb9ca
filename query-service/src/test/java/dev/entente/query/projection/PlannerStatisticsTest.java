package dev.entente.query.projection;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.ledger.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

class PlannerStatisticsTest {

    @AutoClose
    private final TestLedger ledger = new TestLedger();

    private final PlannerStatistics statistics =
            new PlannerStatistics(Transactions.of(ledger.database()), Runnable::run);

    @BeforeEach
    void nobody_else_looks() throws Exception {
        ledger.execute("alter table event set (autovacuum_enabled = off)");
    }

    @Test
    void what_has_become_four_times_as_much_is_looked_at() throws Exception {
        grow(499);
        assertThat(known()).isNegative();

        grow(1);
        assertThat(known()).isEqualTo(500);

        grow(1_499);
        assertThat(known()).isEqualTo(500);
        grow(1);
        assertThat(known()).isEqualTo(2_000);
    }

    @Test
    void what_another_has_looked_at_is_left() throws Exception {
        add(2_000);
        ledger.execute("analyze event");
        add(1_000);

        grow(500);
        assertThat(known()).isEqualTo(2_000);

        grow(5_499);
        assertThat(known()).isEqualTo(2_000);
        grow(1);
        assertThat(known()).isEqualTo(9_000);
    }

    @Test
    void a_database_that_fails_is_asked_again_when_more_has_come() throws Exception {
        var fails = new AtomicBoolean(true);
        var flaky = new PlannerStatistics(failing(fails), Runnable::run);
        add(1_000);

        flaky.grown(500);
        fails.set(false);
        flaky.grown(1_499);
        assertThat(known()).isNegative();
        flaky.grown(1);

        assertThat(known()).isEqualTo(1_000);
    }

    private Transactions failing(AtomicBoolean fails) {
        return new Transactions() {
            @Override
            public <T> T run(Work<T> work) throws SQLException {
                if (fails.get()) {
                    throw new SQLException("away");
                }
                return Transactions.of(ledger.database()).run(work);
            }
        };
    }

    private void grow(int events) throws SQLException {
        add(events);
        statistics.grown(events);
    }

    private void add(int events) throws SQLException {
        ledger.execute("""
                insert into event (source, id, type, subject, recorded, log_partition, log_offset, data, extensions, fingerprint)
                select 'https://a.example.org', place, 'dev.entente.agreement.signed.v1', 'agreement/a', now(), 0, place, '{}', '{}', ''
                  from (select coalesce(max(log_offset), 0) as last from event) as before, generate_series(last + 1, last + %d) as place
                """.formatted(events));
    }

    private long known() throws SQLException {
        try (var connection = ledger.database().getConnection();
                var query = connection.createStatement();
                var rows = query.executeQuery("select reltuples::bigint from pg_class where oid = 'event'::regclass")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
