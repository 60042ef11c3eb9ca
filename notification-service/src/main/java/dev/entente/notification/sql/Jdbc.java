package dev.entente.notification.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import javax.sql.DataSource;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Runs statements on the connection of the current transaction. */
@Singleton
public final class Jdbc {

    /** Makes something of the row on which the result stands. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet result) throws SQLException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    /** Begins and ends transactions, in which the connections of the data source take part. */
    public interface Scope {

        /** Runs the work in a transaction of its own, rolled back if it throws. */
        <T> T requiringNew(Callable<T> work);
    }

    private static final class OfQuarkus implements Scope {
        @Override
        public <T> T requiringNew(Callable<T> work) {
            return QuarkusTransaction.requiringNew().call(work);
        }
    }

    private static final List<String> NOT_BY_KEYS =
            List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit");
    private static final List<String> NOT_BY_KEYS_IN_ORDER =
            List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin", "jit", "enable_bitmapscan");

    private final DataSource dataSource;
    private final Scope scope;

    @Inject
    Jdbc(AgroalDataSource dataSource) {
        this(dataSource, new OfQuarkus());
    }

    public Jdbc(DataSource dataSource, Scope scope) {
        this.dataSource = dataSource;
        this.scope = scope;
    }

    /** Runs the work in a transaction of its own, rolled back if it throws. */
    public <T> T inTransaction(Callable<T> work) {
        return scope.requiringNew(work);
    }

    /**
     * Makes the statements of this transaction look by keys: what is looked for is little, of very much, of which statistics
     * know what was a moment before.
     */
    public void lookByKeys() {
        avoid(NOT_BY_KEYS);
    }

    /** The same for statements that want the first by an index, and not all of them sorted. */
    public void lookByKeysInOrder() {
        avoid(NOT_BY_KEYS_IN_ORDER);
    }

    private void avoid(List<String> ways) {
        query("SELECT set_config(way, 'off', true) FROM unnest(?::text[]) way", row -> null, ways);
    }

    public <T> List<T> query(String sql, Row<T> row, Object... arguments) {
        return with(sql, statement -> {
            bind(statement, arguments);
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(row.read(result));
                }
                return rows;
            }
        });
    }

    public <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
        return query(sql, row, arguments).stream().findFirst();
    }

    /** How many rows it changed. */
    public int update(String sql, Object... arguments) {
        return with(sql, statement -> {
            bind(statement, arguments);
            return statement.executeUpdate();
        });
    }

    /** Runs the statement once for each list of arguments, in few round trips. */
    public void batch(String sql, Collection<Object[]> all) {
        if (all.isEmpty()) {
            return;
        }
        with(sql, statement -> {
            for (var arguments : all) {
                bind(statement, arguments);
                statement.addBatch();
            }
            return statement.executeBatch();
        });
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new DatabaseFailure(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... arguments) throws SQLException {
        for (var index = 0; index < arguments.length; index++) {
            statement.setObject(index + 1, bindable(statement, arguments[index]));
        }
    }

    private static Object bindable(PreparedStatement statement, Object argument) throws SQLException {
        return switch (argument) {
            case null -> null;
            case Optional<?> optional -> bindable(statement, optional.orElse(null));
            case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
            case Collection<?> texts ->
                statement
                        .getConnection()
                        .createArrayOf("text", texts.stream().map(Jdbc::text).toArray());
            case Object other -> other;
        };
    }

    /** An element of an array; nothing stays nothing. */
    private static String text(Object element) {
        return switch (element) {
            case null -> null;
            case Optional<?> optional -> text(optional.orElse(null));
            case Object other -> other.toString();
        };
    }

    public static Instant instant(ResultSet result, String column) throws SQLException {
        var time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
