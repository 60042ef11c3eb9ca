package dev.entente.notification.sql;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ledger.TookTooLong;
import dev.entente.ledger.Transactions;
import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class JtaTransactionsTest {

    /** What a transaction is at when its time is up. */
    enum At {
        IN_A_STATEMENT {
            @Override
            void be(Connection connection, Jdbc jdbc) throws SQLException {
                query(connection, "SELECT pg_sleep(60)");
            }
        },
        IN_ONE_OF_MANY_STATEMENTS {
            @Override
            void be(Connection connection, Jdbc jdbc) throws SQLException {
                while (true) {
                    query(connection, "SELECT pg_sleep(0.01)");
                }
            }
        },
        BEFORE_A_STATEMENT {
            @Override
            void be(Connection connection, Jdbc jdbc) throws SQLException {
                untilTimeIsUp();
                query(connection, "SELECT 1");
            }
        },
        BEFORE_A_STATEMENT_ON_ANOTHER_CONNECTION {
            @Override
            void be(Connection connection, Jdbc jdbc) {
                untilTimeIsUp();
                jdbc.query("SELECT 1", row -> null);
            }
        },
        BEFORE_THE_COMMIT {
            @Override
            void be(Connection connection, Jdbc jdbc) {
                untilTimeIsUp();
            }
        };

        abstract void be(Connection connection, Jdbc jdbc) throws SQLException;

        static void query(Connection connection, String sql) throws SQLException {
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                result.next();
            }
        }

        static void untilTimeIsUp() {
            await().pollInSameThread().until(JtaTransactions::isTimeUp);
        }
    }

    @Inject
    Transactions transactions;

    @Inject
    Jdbc jdbc;

    @Inject
    TransactionManager manager;

    @BeforeEach
    void have_little_time() throws SystemException {
        manager.setTransactionTimeout(1);
    }

    @AfterEach
    void have_time_again() throws SystemException {
        manager.setTransactionTimeout(0);
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_whose_time_is_up_says_so_whatever_it_is_at(At at) {
        assertThatThrownBy(() -> transactions.run(connection -> {
                    at.be(connection, jdbc);
                    return null;
                }))
                .isInstanceOf(TookTooLong.class);
    }
}
