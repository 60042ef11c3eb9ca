package dev.entente.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import dev.entente.ledger.Batches;
import dev.entente.ledger.Patience;

/**
 * Ends work whose connection is gone, instead of waiting for another one: with the connection the right to write here is
 * gone.
 */
record OnlyHere<T>(Connection connection, Batches.Application<T> application) implements Batches.Application<T> {

    @Override
    public void apply(List<T> batch) throws Exception {
        guard(connection, () -> application.apply(batch));
    }

    @Override
    public void park(T one, String reason) throws Exception {
        guard(connection, () -> application.park(one, reason));
    }

    @Override
    public Map<String, String> names(T one) {
        return application.names(one);
    }

    static void guard(Connection connection, Patience.Work work) throws Exception {
        try {
            work.run();
        } catch (SQLException e) {
            if (connection.isValid(2)) {
                throw e;
            }
            var lost = new InterruptedException("the connection is lost: " + e.getMessage());
            lost.initCause(e);
            throw lost;
        }
    }
}
