package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.util.Map;

import org.postgresql.ds.PGSimpleDataSource;

import dev.entente.events.Position;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;

/** One look after the other, each of which must be whole, and not older than the one before. */
final class Looks {

    private final Ledger ledger;
    private Position last = Position.START;

    Looks(PGSimpleDataSource database) {
        this.ledger = TestLedger.asked(database, Map.of());
    }

    void look() {
        ledger.read(snapshot -> {
            assertThat(snapshot.position().covers(last))
                    .as("a later look is not older")
                    .isTrue();
            last = snapshot.position();
            var read = snapshot.position().offsets().values().stream()
                    .mapToLong(offset -> offset + 1)
                    .sum();
            assertThat(count("event", snapshot.connection())
                            + count("repetition", snapshot.connection())
                            + count("parked", snapshot.connection()))
                    .as("everything that was read is there once")
                    .isEqualTo(read);
            return read;
        });
    }

    private static long count(String table, java.sql.Connection connection) throws SQLException {
        return Sql.of("select count(*) from " + table)
                .first(connection, row -> row.getLong(1))
                .orElseThrow();
    }
}
