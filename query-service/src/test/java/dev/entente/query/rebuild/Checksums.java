package dev.entente.query.rebuild;

import java.sql.SQLException;

import dev.entente.query.projection.TestLedger;

/** Checksums of read models. */
public final class Checksums {

    private Checksums() {}

    /** The checksum of the read models that serve. */
    public static String of(TestLedger ledger) throws SQLException {
        try (var connection = ledger.database().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set timezone to 'UTC'");
            return Checksum.of(connection, connection.getSchema()).value();
        }
    }
}
