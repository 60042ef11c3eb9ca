package dev.entente.ledger;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SqlStateTest {

    private static final Map<String, Predicate<SQLException>> ASKED = new LinkedHashMap<>();

    static {
        ASKED.put("answer", SqlState::isAnswer);
        ASKED.put("away", SqlState::isAway);
        ASKED.put("cancelled", SqlState::isCancelled);
        ASKED.put("data", SqlState::isOfTheData);
        ASKED.put("goingBy", SqlState::isGoingBy);
        ASKED.put("key", SqlState::isUniqueKeyTaken);
        ASKED.put("lock", SqlState::isLockNotAvailable);
        ASKED.put("question", SqlState::isOfTheQuestion);
        ASKED.put("system", SqlState::isOfTheSystem);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(nullValues = "none", textBlock = """
            none,  away goingBy
            08006, away goingBy
            22001, answer data question
            23505, answer data key
            23514, answer data
            40P01, answer goingBy
            42501, answer question
            53300, answer away goingBy
            54000, answer data
            55P03, answer goingBy lock
            57014, answer away cancelled goingBy
            57P01, answer away goingBy
            58030, answer system
            58P01, answer system
            XX001, answer system
            """)
    void a_failure_is_about_what_its_state_says(String state, String is) {
        var failure = new SQLException("it fails", state);
        assertThat(ASKED.entrySet().stream()
                        .filter(question -> question.getValue().test(failure))
                        .map(Map.Entry::getKey))
                .containsExactly(is.split(" ", -1));
    }
}
