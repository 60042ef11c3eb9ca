package dev.entente.events;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.actor.ActorProfile;
import dev.entente.events.actor.Office;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Anomaly;
import dev.entente.events.fold.ItemDocument;
import dev.entente.events.transfer.Transfer;

import static org.assertj.core.api.Assertions.assertThat;

/** The lives of what is no agreement. */
class OtherKindsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            visit/x     | announced 2024-08                                              | announced       | 2024-08 | 2024-08 |
            visit/x     | announced 2024-08; announced 2024-09                           | announced       | 2024-09 | 2024-09 |
            visit/x     | announced 2024-08; postponed 2024-10                           | postponed       | 2024-10 | 2024-10 |
            visit/x     | announced 2024-08; held 2024-08-22                             | held            | 2024-08-22 | 2024-08-22 |
            visit/x     | announced 2024-08; cancelled 2024-08                           | cancelled       | 2024-08 | 2024-08 |
            visit/x     | cancelled 2024-07; announced 2024-08                           | cancelled       | 2024-07 | 2024-08 |
            visit/x     | announced 2024-08; cancelled 2024-08; held 2024-09             | held            | 2024-09 | 2024-09 | held although it was cancelled
            visit/x     | held 2024-08-20; postponed 2024-09                             | held            | 2024-08-20 | 2024-08-20 | postponed although it was held
            visit/x     | held 2024-08-20; cancelled 2024-09                             | held            | 2024-08-20 | 2024-08-20 | cancelled although it was held
            exercise/x  | announced 2024-08; held 2024-08-22                             | held            | 2024-08-22 | 2024-08-22 |
            exercise/x  | announced 2024-08; cancelled 2024-08                           | cancelled       | 2024-08 | 2024-08 |
            exercise/x  | cancelled 2024-08                                              | cancelled       | 2024-08 | 2024-08 |
            programme/x | announced 2024-01; launched 2024-02                            | launched        | 2024-02 | 2024-01 |
            programme/x | launched 2024-01; ended 2024-02; ended 2024-03                 | ended           | 2024-02 | 2024-01 |
            programme/x | launched 2024-01; announced 2024-02                            | launched        | 2024-01 | 2024-01 | announced after it was launched
            programme/x | ended 2024-01; launched 2024-02                                | ended           | 2024-01 | 2024-01 | launched after it ended
            meeting/x   | held 2024-02; held 2024-03                                     | held            | 2024-02 | 2024-02 |
            meeting/x   | announced 2024-02; announced 2024-03                           | announced       | 2024-03 | 2024-03 |
            meeting/x   | announced 2024-02; held 2024-02-20                             | held            | 2024-02-20 | 2024-02-20 |
            meeting/x   | held 2024-02-20; announced 2024-03                             | held            | 2024-02-20 | 2024-02-20 |
            statement/x | made 2024-02                                                   | made            | 2024-02 | 2024-02 |
            actor/x     | described 2024-02; described 2024-03                           | described       | 2024-02 | 2024-02 |
            transfer/x  | ordered 2024-01                                                | ordered         | 2024-01 | 2024-01 |
            transfer/x  | ordered 2024-01; milestoneReached 2024-02; milestoneReached 2024-03 | inProgress | 2024-02 | 2024-01 |
            transfer/x  | delivered 2024-02; ordered 2024-05                             | delivered       | 2024-02 | 2024-05 |
            transfer/x  | ordered 2024-01; cancelled 2024-02                             | cancelled       | 2024-02 | 2024-01 |
            transfer/x  | ordered 2024-01; cancelled 2024-02; delivered 2024-03          | cancelled       | 2024-02 | 2024-01 | delivered although it was cancelled
            transfer/x  | ordered 2024-01; delivered 2024-02; cancelled 2024-03          | delivered       | 2024-02 | 2024-01 | cancelled although all was delivered
            """)
    void its_status_and_date_follow_from_its_facts(
            String subject, String facts, String status, String since, String occurred, String anomalies) {
        var item = Story.of(subject, facts).item(subject);
        assertThat(item.status()).isEqualTo(status);
        assertThat(item.state().progress().statusSince()).contains(Edtf.parse(since));
        assertThat(item.occurred()).hasToString(occurred);
        assertThat(item.anomalies())
                .extracting(Anomaly::detail)
                .containsExactlyElementsOf(anomalies == null ? List.of() : Arrays.asList(anomalies));
    }

    @ParameterizedTest(name = "of {0} ordered, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            3 | 1       | partlyDelivered | 1 | 2024-01 |
            3 | 1, 1    | partlyDelivered | 2 | 2024-01 |
            3 | 1, 2    | delivered       | 3 | 2024-02 |
            3 | 3       | delivered       | 3 | 2024-01 |
            3 | 2, 2    | delivered       | 4 | 2024-02 | more delivered than ordered
            3 | 3, 1    | delivered       | 4 | 2024-01 | more delivered than ordered
            3 | all     | delivered       | 0 | 2024-01 |
            3 | all, 1  | delivered       | 1 | 2024-01 |
            3 | 1, all  | delivered       | 1 | 2024-02 |
            0 | 5       | delivered       | 5 | 2024-01 |
            """)
    void deliveries_add_up(int ordered, String deliveries, String status, long sum, String since, String anomaly) {
        var item = "\"item\":{\"kind\":\"equipment\"" + (ordered > 0 ? ",\"quantity\":" + ordered : "") + "}";
        var facts = new StringBuilder("ordered 2023 {" + item + "}");
        var month = 0;
        for (var delivery : deliveries.split(", ", -1)) {
            month++;
            facts.append("; delivered 2024-0").append(month);
            facts.append(delivery.equals("all") ? "" : " {\"delivered\":" + delivery + "}");
        }
        var transfer = Story.of("transfer/x", facts.toString()).item("transfer/x");
        assertThat(transfer.status()).isEqualTo(status);
        assertThat(transfer.state().progress().statusSince()).contains(Edtf.parse(since));
        assertThat(((Transfer) transfer.state()).deliveredQuantity()).isEqualTo(sum);
        assertThat(transfer.anomalies())
                .extracting(Anomaly::detail)
                .isEqualTo(anomaly == null ? List.of() : List.of(anomaly));
    }

    @Test
    void the_milestones_of_a_transfer_stand_in_the_order_in_which_they_were_reached() {
        var item = Story.of(
                        "transfer/x",
                        "milestoneReached 2024-05 {\"milestone\":\"launched\"}; ordered 2024-01;"
                                + " milestoneReached 2024-03 {\"milestone\":\"laid down\"}")
                .item("transfer/x");
        assertThat(((Transfer) item.state()).milestones())
                .extracting(milestone -> milestone.milestone() + " " + milestone.occurred())
                .containsExactly("laid down 2024-03", "launched 2024-05");
    }

    @Test
    void descriptions_of_an_actor_add_up() {
        var item = Story.of("actor/x", """
                        described 2024-01 {"kind":"person","name":{"en":"Ann Example","tr":"Ann"},"aliases":["A","B"],\
                        "country":"TR","offices":[{"office":"Minister"}],"identifiers":{"wikidata":"Q1"}};\
                        described 2024-02 {"kind":"person","name":{"en":"Anne Example"},"aliases":["B","C"],\
                        "country":"MY","offices":[{"office":"Minister"},{"office":"Head"}],"identifiers":{"viaf":"7"}}\
                        """).item("actor/x");
        var terms = ((ActorProfile) item.state()).terms();
        assertThat(item.title().byLanguage())
                .containsEntry("en", "Anne Example")
                .containsEntry("tr", "Ann");
        assertThat(terms.aliases()).containsExactly("A", "B", "C");
        assertThat(terms.offices()).extracting(Office::office).containsExactly("Minister", "Head");
        assertThat(terms.identifiers()).containsOnlyKeys("wikidata", "viaf");
        assertThat(item.countries()).containsExactly("MY");
    }

    @Test
    void a_document_leaves_out_what_is_unknown_and_tells_the_rest_as_the_interface_has_it() {
        var item = Story.of("agreement/x", "terminated 2024-01").item("agreement/x");
        var document = ItemDocument.of(item, item.countries());
        assertThat(document.toString()).doesNotContain("null", "beforeSuspension", "before\"", "title", "summary");
        assertThat(document.fieldNames())
                .toIterable()
                .contains("id", "subject", "status", "parties", "countries", "sectors", "occurred", "firstKnown")
                .contains("lastChanged", "anomalies", "evidence", "references", "events");
        assertThat(document.at("/events/0").fieldNames())
                .toIterable()
                .containsExactly("source", "id", "type", "position", "recorded");
        assertThat(document.at("/anomalies/0").fieldNames())
                .toIterable()
                .containsExactly("source", "id", "detail", "fact", "code");
        assertThat(document.at("/anomalies/0/fact").asText()).isEqualTo("terminated");
        assertThat(document.at("/anomalies/0/code").asText()).isEqualTo("beforeSigning");
    }
}
