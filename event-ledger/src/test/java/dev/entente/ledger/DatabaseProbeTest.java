package dev.entente.ledger;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseProbeTest {

    private static DataSource database(Callable<Connection> connecting) {
        return made(DataSource.class, connecting);
    }

    /** Of a connection that answers, what is asked of it here. */
    private static Connection answering() {
        return (Connection) Proxy.newProxyInstance(
                DatabaseProbeTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (connection, method, arguments) -> switch (method.getName()) {
                    case "createStatement" -> made(Statement.class, () -> true);
                    case "isClosed" -> false;
                    case "getNetworkTimeout" -> 0;
                    default -> null;
                });
    }

    private static <T> T made(Class<T> type, Callable<?> answer) {
        var made = Proxy.newProxyInstance(
                DatabaseProbeTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getReturnType() == void.class ? null : answer.call());
        return type.cast(made);
    }

    @Test
    void a_database_that_answers_has_no_fault() {
        assertThat(new DatabaseProbe(database(DatabaseProbeTest::answering)).fault())
                .succeedsWithin(DatabaseProbe.PATIENCE.multipliedBy(2))
                .isEqualTo(Optional.empty());
    }

    @Test
    void what_a_database_refuses_is_its_fault() {
        var probe = new DatabaseProbe(database(() -> {
            throw new SQLException("the database system is starting up", "57P03");
        }));

        assertThat(probe.fault().join()).hasValue("the database system is starting up");
    }

    @Test
    void a_database_that_hangs_is_waited_for_by_one_question_and_by_nobody_who_asks() {
        var thawed = new CountDownLatch(1);
        var questions = new AtomicInteger();
        var probe = new DatabaseProbe(database(() -> {
            questions.incrementAndGet();
            thawed.await();
            return answering();
        }));

        for (var time = 0; time < 2; time++) {
            assertThat(probe.fault())
                    .succeedsWithin(DatabaseProbe.PATIENCE.multipliedBy(2))
                    .satisfies(fault -> assertThat(fault)
                            .hasValueSatisfying(why -> assertThat(why).contains("has not answered")));
        }
        assertThat(questions).hasValue(1);

        thawed.countDown();
        var after = probe.fault().join();
        assertThat(after).isEmpty();
    }
}
