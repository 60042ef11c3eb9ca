package dev.entente.query.event;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.events.EventId;
import dev.entente.events.json.Json;
import dev.entente.ledger.Intake;
import dev.entente.ledger.Transactions;
import dev.entente.query.projection.Log;
import dev.entente.query.projection.Telling;
import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;

/** What names an event under another subject is told beside it for as long as it stands. */
class AimsTest {

    private static final String SOURCE = "https://press.example.org/log";
    private static final String MISSPELT = "agreement/ferri";

    private TestLedger tables;
    private Log log;

    @BeforeEach
    void sign() {
        tables = new TestLedger();
        log = new Log();
        tell("signed", "agreement.signed", "agreement/ferry", signedOn("2024-03-05"));
    }

    @AfterEach
    void close() throws SQLException {
        tables.close();
    }

    @Test
    void a_report_that_was_taken_back_is_not_named() throws SQLException {
        retract("wrong", MISSPELT, "signed");
        correct("wrong-too", "signed", signedOn("2024-03-06"));
        retract("back", MISSPELT, "wrong");
        retract("back-too", MISSPELT, "wrong-too");

        assertThat(named()).isEmpty();
    }

    @Test
    void a_report_is_named_again_when_what_took_it_back_is_taken_back_itself() throws SQLException {
        retract("wrong", MISSPELT, "signed");
        retract("back", MISSPELT, "wrong");
        retract("again", MISSPELT, "back");

        assertThat(named()).containsExactly("wrong");
    }

    @Test
    void what_takes_a_report_back_under_yet_another_subject_takes_nothing_back() throws SQLException {
        retract("wrong", MISSPELT, "signed");
        retract("back", "agreement/ferrry", "wrong");

        assertThat(named()).containsExactly("wrong");
        assertThat(named("wrong")).containsExactly("back");
    }

    @Test
    void a_correction_of_a_report_cannot_have_it_name_another_event() throws SQLException {
        retract("wrong", MISSPELT, "signed");
        tell("other", "agreement.signed", MISSPELT, signedOn("2024-03-05"));
        correct("elsewhere", "wrong", "{'retracts':" + written("other") + "}");

        assertThat(named()).containsExactly("wrong");
    }

    @Test
    void those_that_stand_are_named_behind_more_than_are_shown_that_do_not() throws SQLException {
        var many = IntStream.rangeClosed(1, 101).mapToObj(Integer::toString).toList();
        many.forEach(number -> retract("wrong" + number, MISSPELT, "signed"));
        many.forEach(number -> retract("back" + number, MISSPELT, "wrong" + number));
        retract("stands", MISSPELT, "signed");

        assertThat(named()).containsExactly("stands");
    }

    @Test
    void an_event_whose_id_has_to_be_escaped_is_found() throws SQLException {
        var id = "a \"b\" \\ ü";
        retract(id, MISSPELT, "signed");
        retract("of-it", "agreement/ferrry", id);
        assertThat(named(id)).containsExactly("of-it");

        retract("back", MISSPELT, id);
        assertThat(named()).isEmpty();
    }

    private List<String> named() throws SQLException {
        return named("signed");
    }

    private List<String> named(String id) throws SQLException {
        new Intake(Transactions.of(tables.pool()), Telling.asItComes(), Clock.systemUTC()).apply(log.records());
        var event = tables.asked()
                .read(snapshot ->
                        new EventStatus(snapshot).of(new EventId(SOURCE, id)).orElseThrow());
        return event.path("misdirected")
                .valueStream()
                .map(report -> report.path("id").asText())
                .toList();
    }

    private static String signedOn(String day) {
        return "{'occurred':'" + day + "','title':{'en':'A ferry'},'parties':[{'country':'JP'},{'country':'KE'}]}";
    }

    private void retract(String id, String subject, String of) {
        tell(id, "report.retracted", subject, "{'retracts':" + written(of) + "}");
    }

    private void correct(String id, String of, String data) {
        tell(id, "report.corrected", MISSPELT, "{'corrects':" + written(of) + ",'data':" + data + "}");
    }

    private static String written(String id) {
        return Json.tree(new EventId(SOURCE, id)).toString();
    }

    private void tell(String id, String type, String subject, String data) {
        log.append(Log.event(id, type, subject, data));
    }
}
