package dev.entente.notification.sql;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

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
                return work.in(connection);
            }
        });
    }
}
