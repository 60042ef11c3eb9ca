package dev.entente.notification.sql;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;
import jakarta.transaction.Status;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

import dev.entente.ledger.TookTooLong;
import dev.entente.ledger.Transactions;

/** Transactions in which {@link Jdbc} takes part. */
@Singleton
final class JtaTransactions implements Transactions {

    private final AgroalDataSource database;

    JtaTransactions(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public <T> T run(Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = database.getConnection()) {
                return inTime(work, connection);
            }
        });
    }

    /** A transaction whose time is up is undone beside the work, which then fails in whatever it does next. */
    private static <T> T inTime(Work<T> work, Connection connection) throws SQLException {
        try {
            var result = work.in(connection);
            if (isTimeUp()) {
                throw new TookTooLong(null);
            }
            return result;
        } catch (SQLException | RuntimeException e) {
            if (isTimeUp() && !(e instanceof TookTooLong)) {
                throw new TookTooLong(e);
            }
            throw e;
        }
    }

    static boolean isTimeUp() {
        var status = QuarkusTransaction.getStatus();
        return status != Status.STATUS_ACTIVE && status != Status.STATUS_MARKED_ROLLBACK;
    }
}
