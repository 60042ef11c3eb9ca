package dev.entente.query.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.postgresql.core.BaseConnection;

import io.quarkus.scheduler.Scheduled;

import dev.entente.ledger.SqlState;

/**
 * Finds out that the database hangs, or that the way to it is cut: it answers nothing then, and refuses nothing either, so
 * that whoever asks would wait for ever. While a read takes longer than a moment, the database is asked whether it lets
 * anybody in. If it does not tell, all reads that began before are ended. A read that merely takes long is let be.
 */
@ApplicationScoped
public class Pulse {

    private static final Logger LOG = Logger.getLogger(Pulse.class);
    private static final long MOMENT_NS = 1_000_000_000;
    private static final long PATIENCE_S = 2;

    private final String address;
    private final Properties settings = new Properties();
    private final Set<Reading> readings = ConcurrentHashMap.newKeySet();

    public Pulse(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String address,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        this.address = address;
        user.ifPresent(name -> settings.setProperty("user", name));
        password.ifPresent(word -> settings.setProperty("password", word));
        settings.setProperty("connectTimeout", Long.toString(PATIENCE_S));
        settings.setProperty("socketTimeout", Long.toString(PATIENCE_S));
    }

    /** What is read through a connection. */
    interface Read<T> {
        T read() throws SQLException;
    }

    /** A read that is going on. */
    private static final class Reading {

        private final Connection connection;
        private final long began = System.nanoTime();

        private Reading(Connection connection) {
            this.connection = connection;
        }

        private boolean isOlderThan(long moment) {
            return moment - began > MOMENT_NS;
        }

        /** Connection.abort asks for a permission first, which Java gives to nobody since version 24. */
        private void abort() {
            try {
                connection.unwrap(BaseConnection.class).getQueryExecutor().abort();
            } catch (SQLException e) {
                LOG.debug("a read ended before it was to be ended", e);
            }
        }
    }

    /** Reads, unless the database hangs meanwhile: then the connection is ended, and the read fails by that. */
    <T> T during(Connection connection, Read<T> read) throws SQLException {
        var reading = new Reading(connection);
        readings.add(reading);
        try {
            return read.read();
        } finally {
            readings.remove(reading);
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void feel() {
        var now = System.nanoTime();
        var old = readings.stream().filter(reading -> reading.isOlderThan(now)).toList();
        if (!old.isEmpty() && !isAlive()) {
            LOG.warnf("The database does not let anybody in: %d reads that wait for it are ended", old.size());
            old.forEach(Reading::abort);
        }
    }

    /** The driver tries several ways, each with the whole patience. */
    private boolean isAlive() {
        var answer = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("pulse").start(() -> answer.complete(answers()));
        return answer.completeOnTimeout(false, PATIENCE_S, TimeUnit.SECONDS).join();
    }

    /** What it refuses, it has heard. */
    private boolean answers() {
        try (var connection = DriverManager.getConnection(address, settings)) {
            return !connection.isClosed();
        } catch (SQLException e) {
            LOG.debug("no pulse", e);
            return SqlState.isAnswer(e);
        }
    }
}
