package dev.entente.events.fold;

import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.Story;
import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CorroborationTest {

    private static final String ITEM = "agreement/x";

    private final Story story = new Story();

    @Test
    void reports_of_one_signing_corroborate_each_other_and_are_no_anomalies() {
        signed("a", "https://a.example.org/1", "A Press", "reported");
        signed("b", "https://b.example.org/1", "B Press", "confirmed");
        signed("c", "https://c.example.org/1", "C Press", "reported");

        assertThat(story.item(ITEM).anomalies()).isEmpty();
        assertThat(story.item(ITEM).evidence()).hasSize(3);
        assertThat(corroboration()).isEqualTo(new Corroboration(3, 1, Map.of("confirmed", 1, "reported", 2)));
    }

    @Test
    void a_publisher_counts_once_however_it_is_spelt_and_a_host_stands_for_one_without_a_name() {
        signed("a", "https://a.example.org/1", "A Press", "reported");
        signed("b", "https://a.example.org/2", "a press ", "reported");
        signed("c", "https://www.b.example.org/1", null, "reported");
        signed("d", "https://B.EXAMPLE.org/2", null, "reported");
        signed("e", "https://c.example.org/1", "b.example.org", "reported");

        assertThat(corroboration().publishers()).isEqualTo(2);
    }

    @Test
    void what_names_nobody_is_of_who_has_a_name_at_the_same_address() {
        signed("a", "https://nation.example.org/1", "The Nation", "reported");
        signed("b", "https://www.nation.example.org/2", null, "reported");
        signed("c", "https://ruv.example.org/1", "R\u00daV", "reported");
        signed("d", "https://ruv.example.com/1", "RUV", "reported");

        assertThat(corroboration().publishers()).isEqualTo(2);
    }

    @Test
    void an_address_without_a_readable_host_is_evidence_of_nobody() {
        signed("a", "https://a b/1".replace(" ", "|"), null, "reported");

        assertThat(corroboration()).isEqualTo(new Corroboration(0, 1, Map.of("reported", 1)));
    }

    @Test
    void every_source_of_a_standing_fact_counts_and_one_that_took_its_word_back_does_not() {
        signed("a", "https://a.example.org/1", "A Press", "reported");
        var other = story.events().getFirst().event();
        story.add(new CooperationEvent(
                new EventId("https://other.example.org", "o1"),
                other.type(),
                other.subject(),
                other.time(),
                other.data(),
                other.extensions()));
        assertThat(corroboration().sources()).isEqualTo(2);

        story.retracted(ITEM, "r1", "e0");
        assertThat(corroboration().sources()).isEqualTo(1);
    }

    @Test
    void the_document_of_an_item_tells_it() {
        signed("a", "https://a.example.org/1", "A Press", "reported");

        assertThat(ItemDocument.of(story.item(ITEM), java.util.List.of()).get("corroboration"))
                .isEqualTo(Json.object("{\"publishers\":1,\"sources\":1,\"reliability\":{\"reported\":1}}"));
    }

    @Test
    void the_document_of_an_item_is_written_as_any_json_whatever_its_letters() {
        story.fact(ITEM, "signed", "2024-03-05", Json.object("""
                {"title":{"en":"Pact \\"A\\" 😀 𠮷","ar":"اتفاقية\\n"}}"""));
        var item = story.item(ITEM);

        var text = new String(
                ItemDocument.utf8(item, item.countries(), Json.tree(item.state()), item.corroboration()), UTF_8);

        assertThat(text)
                .contains("😀 𠮷")
                .isEqualTo(ItemDocument.of(item, item.countries()).toString());
    }

    private Corroboration corroboration() {
        var item = story.item(ITEM);
        return Corroboration.of(item.facts(), item.evidence());
    }

    private void signed(String name, String url, String publisher, String reliability) {
        var evidence = Json.object("{\"evidence\":[{\"kind\":\"press\"}],\"title\":{\"en\":\"Pact " + name + "\"}}");
        var piece = ((com.fasterxml.jackson.databind.node.ObjectNode) evidence.at("/evidence/0"))
                .put("url", url)
                .put("reliability", reliability);
        if (publisher != null) {
            piece.put("publisher", publisher);
        }
        story.fact(ITEM, "signed", "2024-03-05", evidence);
    }
}
