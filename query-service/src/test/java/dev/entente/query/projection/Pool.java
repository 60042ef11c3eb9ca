package dev.entente.query.projection;

import java.sql.SQLException;
import java.time.Duration;

import org.postgresql.ds.PGSimpleDataSource;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;

/**
 * Connections that are kept, as the service keeps them: what opens one for each batch or look spends most of its time, and the
 * machine's, on opening them.
 */
public final class Pool {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 8;

    private Pool() {}

    /** Of a database; to be closed. */
    public static AgroalDataSource of(PGSimpleDataSource database) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .metricsEnabled(false)
                .connectionPoolConfiguration(pool -> pool.maxSize(MOST)
                        .acquisitionTimeout(PATIENCE)
                        .connectionFactoryConfiguration(connections -> connections
                                .jdbcUrl(database.getUrl())
                                .principal(new NamePrincipal(database.getUser()))
                                .credential(new SimplePassword(database.getPassword())))));
    }
}
