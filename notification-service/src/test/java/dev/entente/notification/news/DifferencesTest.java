package dev.entente.notification.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.fold.ItemDocument;
import dev.entente.events.json.Json;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.support.Ledger;

import static dev.entente.notification.support.Ledger.agreement;
import static org.assertj.core.api.Assertions.assertThat;

/** What news says of what an item was. */
class DifferencesTest {

    private final Course known = new Course(List.of(), TrustedSources.NONE);
    private final CooperationEvent signed = agreement("signed", "agreement/pact", "SE", "PL");

    private List<News> then(CooperationEvent event) {
        var recorded = new RecordedEvent(
                event,
                Position.of(0, known.length()),
                Instant.parse("2024-09-01T00:00:00Z").plusSeconds(known.length()));
        return NewsFinder.find(known, List.of(recorded));
    }

    private News then(CooperationEvent event, What what) {
        return then(event).stream()
                .filter(each -> each.alert().what() == what)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode document(News news) {
        return ItemDocument.of(news.item(), news.item().countries());
    }

    private static String former(News news) {
        return Differences.of(news, document(news)).orElseThrow().toString();
    }

    @Test
    void a_correction_says_what_it_was_and_nothing_of_how_it_is_known() {
        then(signed);

        var corrected = then(
                Ledger.correction(
                        signed, data -> data.put("occurred", "2024-03-06").put("validUntil", "2030")),
                What.CORRECTED);

        assertThat(former(corrected))
                .isEqualTo("{\"statusSince\":\"2024-03-05\",\"validUntil\":null,\"occurred\":\"2024-03-05\"}");
    }

    @Test
    void a_correction_of_nothing_that_is_known_says_so() {
        then(signed);

        assertThat(former(then(
                        Ledger.correction(
                                signed, data -> data.putObject("extra").put("page", 7)),
                        What.CORRECTED)))
                .isEqualTo("{}");
    }

    @Test
    void only_of_a_correction_it_is_told_that_sources_are_others() {
        then(signed);
        var entered = agreement("enteredIntoForce", "agreement/pact", "SE", "PL");

        var changed = then(
                Ledger.with(
                        entered,
                        data -> data.putArray("evidence").addObject().put("url", "https://press.example.org/force")),
                What.STATUS_CHANGED);
        var corrected = then(
                Ledger.correction(
                        signed,
                        data -> data.putArray("evidence").addObject().put("url", "https://press.example.org/other")),
                What.CORRECTED);

        assertThat(former(changed)).isEqualTo("{\"status\":\"signed\"}");
        assertThat(former(corrected)).contains("\"evidence\":[{\"url\":\"https://press.example.org/port\"}");
    }

    @Test
    void what_is_new_or_taken_back_as_a_whole_or_comes_back_says_nothing() {
        var retraction = Ledger.retraction(signed);

        assertThat(List.of(
                        then(signed, What.NEW),
                        then(retraction, What.RETRACTED),
                        then(Ledger.retraction(retraction), What.CORRECTED)))
                .extracting(News::was)
                .allMatch(Optional::isEmpty);
    }

    @Test
    void what_is_left_after_its_founding_fact_was_taken_back_says_what_it_was() {
        then(signed);
        then(Ledger.with(
                agreement("ratified", "agreement/pact", "SE", "PL"), data -> data.put("occurred", "2024-05-01")));

        assertThat(former(then(Ledger.retraction(signed), What.RETRACTED))).contains("\"occurred\":\"2024-03-05\"");
    }

    @Test
    void the_item_as_it_was_and_both_values_are_made_of_it() {
        var is = Json.object("{\"status\":\"inForce\",\"occurred\":\"2024\",\"validUntil\":\"2030\"}");
        var former = Json.object("{\"status\":\"signed\",\"validUntil\":null,\"level\":\"minister\"}");

        assertThat(Differences.undone(is, former))
                .isEqualTo(Json.object("{\"status\":\"signed\",\"occurred\":\"2024\",\"level\":\"minister\"}"));
        assertThat(Differences.shown(is, former)).isEqualTo(Json.object("""
                        {"status":{"before":"signed","now":"inForce"},"validUntil":{"now":"2030"},"level":{"before":"minister"}}"""));
    }
}
