package dev.entente.notification.news;

import java.net.ConnectException;
import java.sql.SQLException;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BlameTest {

    @ParameterizedTest
    @MethodSource("failures")
    void events_are_to_blame_for_failures_of_the_data_and_of_the_fold_alone(
            RuntimeException failure, boolean ofTheData) {
        assertThat(Blame.isOfTheData(failure)).isEqualTo(ofTheData);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new IllegalArgumentException("the fold refuses it"), true),
                Arguments.of(sql("22001"), true),
                Arguments.of(sql("23514"), true),
                Arguments.of(sql("08006"), false),
                Arguments.of(sql("57P01"), false),
                Arguments.of(sql("42501"), false),
                Arguments.of(sql(null), false),
                Arguments.of(new IllegalStateException(new ConnectException("refused")), false));
    }

    private static RuntimeException sql(String state) {
        return new IllegalStateException(new SQLException("it fails", state));
    }
}
