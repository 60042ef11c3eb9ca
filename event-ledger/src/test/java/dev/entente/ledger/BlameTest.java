package dev.entente.ledger;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlameTest {

    @ParameterizedTest
    @MethodSource("failures")
    void records_are_to_blame_for_failures_of_the_data_and_of_the_fold_alone(Exception failure, boolean ofTheData) {
        assertThat(Blame.isOfTheData(failure, 1)).isEqualTo(ofTheData);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalArgumentException("the fold refuses it"), true),
                Arguments.of(sql("22001"), true),
                Arguments.of(sql("23514"), true),
                Arguments.of(new IllegalStateException(sql("54000")), true),
                Arguments.of(sql("08006"), false),
                Arguments.of(sql("40P01"), false),
                Arguments.of(sql("57P01"), false),
                Arguments.of(sql("57014"), false),
                Arguments.of(sql("55P03"), false),
                Arguments.of(sql("42501"), false),
                Arguments.of(sql(null), false),
                Arguments.of(tookTooLong(), false),
                Arguments.of(new IllegalStateException(new TimeoutException("Kafka is away")), false),
                Arguments.of(new UncheckedIOException(new ConnectException("refused")), false));
    }

    @Test
    void a_key_that_another_replica_may_have_taken_is_to_blame_only_if_it_stays_taken() {
        assertThat(Blame.isOfTheData(sql("23505"), 1)).isFalse();
        assertThat(Blame.isOfTheData(sql("23505"), 5)).isTrue();
    }

    @Test
    void only_what_was_cancelled_took_too_long() {
        assertThat(Blame.isCancelled(new IllegalStateException(sql("57014")))).isTrue();
        assertThat(Blame.isCancelled(tookTooLong())).isTrue();
        assertThat(Blame.isCancelled(sql("55P03"))).as("a lock was not got").isFalse();
        assertThat(Blame.isCancelled(sql(null))).isFalse();
        assertThat(Blame.isCancelled(new TimeoutException("Kafka is away"))).isFalse();
    }

    @Test
    void records_that_need_more_of_a_stack_than_there_is_are_to_blame() throws InterruptedException {
        var failure = new Patience().insist("to overflow", () -> {
            throw new StackOverflowError();
        });

        assertThat(failure)
                .hasValueSatisfying(
                        told -> assertThat(Blame.isOfTheData(told, 1)).isTrue());
    }

    /** As a transaction that is over makes whatever comes next fail. */
    private static Exception tookTooLong() {
        return new TookTooLong(new IllegalStateException("The transaction is not active!"));
    }

    private static SQLException sql(String state) {
        return new SQLException("it fails", state);
    }
}
