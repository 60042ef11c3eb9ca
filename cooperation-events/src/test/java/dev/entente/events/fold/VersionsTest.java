package dev.entente.events.fold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventType;
import dev.entente.events.Oddity;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Story;
import dev.entente.events.Subject;
import dev.entente.events.codec.EventReader;
import dev.entente.events.hearing.Hearing;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.events.schema.Schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The way of two versions of one fact, from the door to the item; of a kind that only tests have. */
class VersionsTest {

    private static final Schemas SCHEMAS = new Schemas(List.of(Hearing.KIND));
    private static final Subject SUBJECT = Subject.parse("hearing/h");
    private static final EventType V1 = EventType.of("dev.entente.hearing.held.v1");
    private static final EventType V2 = EventType.of("dev.entente.hearing.held.v2");
    private static final String OLD = "{'occurred':'2024-05-02','title':{'en':'Ports'},'witness':'BR: A. Example'}";
    private static final String NEW = "{'occurred':'2024-05-02','title':{'en':'Ports'},"
            + "'witnesses':[{'country':'BR','person':'A. Example'}]}";

    @Test
    void each_version_has_a_schema_and_only_the_newest_one_follows_the_kind() {
        assertThat(SCHEMAS.types())
                .contains("dev.entente.hearing.called.v1", V1.toString(), V2.toString())
                .doesNotContain("dev.entente.hearing.called.v2");
        assertThat(properties(V1)).contains("witness").doesNotContain("witnesses", "evidence");
        assertThat(properties(V2)).contains("witnesses", "evidence").doesNotContain("witness");
    }

    @Test
    void each_version_is_checked_by_its_own_schema_and_rules() {
        assertThat(read("e", V1, OLD).type()).isEqualTo(V1);
        assertThat(read("e", V2, NEW).type()).isEqualTo(V2);
        assertThat(faults(V1, NEW)).containsExactly("/data/witness", "/data/witnesses");
        assertThat(faults(V2, OLD)).containsExactly("/data/witness");
        assertThat(faults(V1, OLD.replace("BR: ", ""))).containsExactly("/data/witness");
        assertThat(faults(EventType.of("dev.entente.hearing.held.v3"), NEW)).containsExactly("/type");
        assertThat(faults(EventType.of("dev.entente.hearing.called.v2"), NEW)).containsExactly("/type");
    }

    @Test
    void an_event_of_a_former_version_says_the_same_in_the_words_of_the_newest() {
        var event = read("e", V1, OLD);
        assertThat(Hearing.KIND.upcast(V1, event.data())).isEqualTo(json(NEW));
        assertThat(Hearing.KIND.read(V1, event.data())).isEqualTo(Hearing.KIND.read(V2, json(NEW)));
        assertThat(event.data()).as("the event itself").isEqualTo(json(OLD));
        assertThat(SCHEMAS.check(V2, Hearing.KIND.upcast(V1, event.data()))).isEmpty();
    }

    @Test
    void the_versions_of_a_fact_are_one_fact() {
        var held = Hearing.KIND.fact(V1).orElseThrow();
        assertThat(held).isEqualTo(Hearing.KIND.fact(V2).orElseThrow());
        assertThat(held.types()).containsExactly(V1, V2);
        assertThat(held.rank()).isEqualTo(1);
        assertThat(Hearing.KIND.fact(EventType.of("dev.entente.hearing.held.v3")))
                .isEmpty();
    }

    @Test
    void an_item_is_the_same_in_whichever_version_it_was_told_and_its_events_keep_their_type() {
        var old = item(read("e", V1, OLD));
        var now = item(read("e", V2, NEW));
        assertThat(old.state()).isEqualTo(now.state());
        assertThat(old.status()).isEqualTo("held");
        assertThat(ItemDocument.of(old, old.countries()).path("events").findValuesAsText("type"))
                .containsExactly(V1.toString());
        assertThat(ItemDocument.of(now, now.countries()).path("events").findValuesAsText("type"))
                .containsExactly(V2.toString());
    }

    @Test
    void a_correction_is_written_in_the_version_of_what_it_corrects() {
        var right = OLD.replace("A. Example", "B. Example");
        var corrected = item(read("e", V1, OLD), correction("c", "e", "'data':" + right));
        assertThat(corrected.state().actors())
                .extracting(actor -> actor.person().orElseThrow())
                .containsExactly("B. Example");
        assertThat(corrected.anomalies()).isEmpty();

        var misfit = item(read("e", V1, OLD), correction("c", "e", "'data':" + NEW));
        assertThat(misfit.anomalies())
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.detail()).contains("not valid for " + V1))
                .satisfies(anomaly -> assertThat(anomaly.code()).isEqualTo(Oddity.INVALID_DATA))
                .satisfies(anomaly -> assertThat(anomaly.values())
                        .containsOnlyKeys("type", "pointer", "fault")
                        .containsEntry("type", V1.toString()));
    }

    @Test
    void a_correction_can_say_that_it_is_written_in_another_version() {
        var right = NEW.replace("A. Example", "B. Example");
        var newer = item(read("e", V1, OLD), correction("c", "e", "'type':'" + V2 + "','data':" + right));
        assertThat(newer.state().actors())
                .extracting(actor -> actor.person().orElseThrow())
                .containsExactly("B. Example");
        assertThat(newer.anomalies()).isEmpty();
        var older = item(
                read("e", V2, NEW),
                correction("c", "e", "'type':'" + V1 + "','data':" + OLD.replace("A. Example", "B. Example")));
        assertThat(older.state()).isEqualTo(newer.state());
    }

    @Test
    void a_correction_in_the_words_of_another_fact_is_odd() {
        var called = "{'occurred':'2024-05-02','title':{'en':'Ports'}}";
        var item = item(
                read("e", V1, OLD), correction("c", "e", "'type':'dev.entente.hearing.called.v1','data':" + called));
        assertThat(item.status()).isEqualTo("held");
        assertThat(item.anomalies())
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.detail()).contains("hearing.called.v1", "is not what"));
    }

    @Test
    void what_a_correction_gives_is_checked_by_the_type_that_it_says() {
        assertThat(correctionFaults("'type':'" + V2 + "','data':" + OLD)).containsExactly("/data/data/witness");
        assertThat(correctionFaults("'type':'" + V1 + "','data':" + NEW))
                .containsExactly("/data/data/witness", "/data/data/witnesses");
        assertThat(correctionFaults("'type':'dev.entente.hearing.held.v3','data':" + NEW))
                .containsExactly("/data/type");
        assertThat(correctionFaults("'type':'dev.entente.visit.held.v1','data':" + NEW))
                .containsExactly("/data/type");
        assertThat(correctionFaults("'type':'v1','data':" + NEW)).containsExactly("/data/type");
        assertThat(correctionFaults("'type':'dev.entente.report.retracted.v1','data':{}"))
                .containsExactly("/data/data/retracts");
        var nested = "'type':'" + V1 + "','data':" + NEW;
        assertThat(correctionFaults(
                        "'type':'dev.entente.report.corrected.v1','data':{'corrects':{'source':'s','id':'i'}," + nested
                                + "}"))
                .containsExactly("/data/data/data/witness", "/data/data/data/witnesses");
    }

    private static List<String> correctionFaults(String more) {
        return faults(EventType.of("dev.entente.report.corrected.v1"), correctionOf("e", more));
    }

    private static Item item(CooperationEvent... told) {
        var events = new ArrayList<RecordedEvent>();
        for (var event : told) {
            events.add(Story.recorded(event, events.size()));
        }
        var outcome = Fold.of(SCHEMAS, events).get(SUBJECT);
        assertThat(Fold.of(SCHEMAS, events.reversed()).get(SUBJECT)).isEqualTo(outcome);
        return ((Outcome.Standing) outcome).item();
    }

    private static CooperationEvent correction(String id, String of, String more) {
        return read(id, EventType.of("dev.entente.report.corrected.v1"), correctionOf(of, more));
    }

    private static String correctionOf(String event, String more) {
        return "{'corrects':{'source':'" + Story.SOURCE + "','id':'" + event + "'}," + more + "}";
    }

    private static CooperationEvent read(String id, EventType type, String data) {
        var attributes = Map.of(
                "specversion",
                "1.0",
                "source",
                Story.SOURCE,
                "id",
                id,
                "type",
                type.toString(),
                "subject",
                "hearing/h");
        return EventReader.read(SCHEMAS, attributes, json(data));
    }

    private static List<String> faults(EventType type, String data) {
        return catchThrowableOfType(InvalidEvent.class, () -> read("e", type, data)).faults().stream()
                .map(Fault::pointer)
                .toList();
    }

    private static List<String> properties(EventType type) {
        var names = new ArrayList<String>();
        SCHEMAS.document(type.toString())
                .orElseThrow()
                .path("properties")
                .fieldNames()
                .forEachRemaining(names::add);
        return names;
    }

    private static ObjectNode json(String text) {
        return Json.object(text.replace('\'', '"'));
    }
}
