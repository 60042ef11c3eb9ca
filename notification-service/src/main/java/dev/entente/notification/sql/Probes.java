package dev.entente.notification.sql;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;

import dev.entente.ledger.DatabaseProbe;

/** Makes what asks the database whether it answers. */
class Probes {

    @Produces
    @Singleton
    DatabaseProbe probe(AgroalDataSource database) {
        return new DatabaseProbe(database);
    }
}
