package dev.entente.query.event;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.projection.LargeLedger;
import dev.entente.query.projection.Log;

import static org.assertj.core.api.Assertions.assertThat;

/** What is told of an event is found by indexes, however many events there are. */
class EventPlansTest {

    private static final String SOURCE = "https://press.example.org/log";

    private static LargeLedger ledger;

    @BeforeAll
    static void open() throws Exception {
        ledger = new LargeLedger(
                signed("like", "agreement/like", "Fisheries"),
                List.of(
                        signed("told", "agreement/told", "Energy"),
                        signed("told", "agreement/told", "Energy"),
                        signed("told", "agreement/told", "Something else"),
                        retracted("misspelt", "agreement/tolt", "told"),
                        retracted("misspelt-too", "agreement/tolt", "told"),
                        retracted("taken-back", "agreement/tolt", "misspelt-too"),
                        signed("same", "agreement/same", "Energy"),
                        Log.event(
                                "merged",
                                "report.sameAs",
                                "agreement/told",
                                "{'same':['agreement/told','agreement/same'],'keep':'agreement/told'}")));
    }

    @AfterAll
    static void close() throws Exception {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"told", "misspelt", "same", "merged", "like1000", "unheard-of"})
    void an_event_and_what_became_of_it_are_found_by_indexes(String id) throws Exception {
        assertThat(ledger.readAsAWholeBy(event(id))).isEmpty();
    }

    @Test
    void what_is_asked_for_has_all_that_is_looked_for_elsewhere() {
        var told = ledger.read(event("told"));
        assertThat(told.path("misdirected")).hasSize(1);
        assertThat(told.at("/misdirected/0/id").asText()).isEqualTo("misspelt");
        assertThat(told.path("copies").asInt()).isEqualTo(1);
        assertThat(told.path("conflicts")).hasSize(1);
        assertThat(ledger.read(event("misspelt")).at("/passedOver/subject").asText())
                .isEqualTo("agreement/told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"event_by_aim", "event_by_subject"})
    void without_its_index_the_archive_would_be_read_as_a_whole(String index) throws Exception {
        assertThat(ledger.readAsAWholeWithout(index, event("told"))).containsExactly("event");
    }

    private static Ledger.Question<ObjectNode> event(String id) {
        return snapshot -> new EventStatus(snapshot).of(new EventId(SOURCE, id)).orElse(null);
    }

    private static CooperationEvent signed(String id, String subject, String title) {
        return Log.event(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'" + title
                        + "'},'parties':[{'country':'BR'},{'country':'ZA'}],'sectors':['energy']}");
    }

    private static CooperationEvent retracted(String id, String subject, String retracts) {
        return Log.event(
                id, "report.retracted", subject, "{'retracts':{'source':'" + SOURCE + "','id':'" + retracts + "'}}");
    }
}
