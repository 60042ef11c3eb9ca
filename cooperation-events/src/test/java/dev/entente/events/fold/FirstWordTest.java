package dev.entente.events.fold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.entente.events.Approved;
import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Story;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.json.Json;
import dev.entente.events.transfer.Transfer;
import dev.entente.events.visit.Visit;

import static org.assertj.core.api.Assertions.assertThat;

/** What an item is, is said by who reported it first; how it goes on, by whoever tells of it. */
class FirstWordTest {

    private static final String OTHER = "https://other.example.org";
    private static final String X = "agreement/x";
    private static final String TWO =
            "{\"parties\":[{\"country\":\"TR\"},{\"country\":\"MY\"}],\"title\":{\"en\":\"Pact\"}}";
    private static final String OTHERS =
            "{\"parties\":[{\"country\":\"TR\"},{\"country\":\"ID\"}],\"title\":{\"en\":\"Hoax\"}}";

    private static Story signed() {
        return Story.of(X, "signed 2024-03 " + TWO);
    }

    @Test
    void another_source_replaces_neither_parties_nor_title_and_its_word_is_shown_as_a_conflict() {
        for (var fact : List.of("signed", "proposed", "amended")) {
            var item = signed().factBy(OTHER, X, fact, "2024-03", OTHERS).item(X);

            assertThat(item.countries()).containsExactly("MY", "TR");
            assertThat(item.title().in("en")).contains("Pact");
            assertThat(Disagreement.of(item)).singleElement().satisfies(conflict -> {
                assertThat(conflict.property()).isEqualTo("parties.country");
                assertThat(conflict.claims())
                        .extracting(claim -> claim.events().getFirst().source())
                        .containsExactlyInAnyOrder(Story.SOURCE, OTHER);
            });
        }
    }

    @Test
    void another_source_that_names_fewer_parties_takes_none_away() {
        var item = signed().factBy(OTHER, X, "amended", "2024-05", "{\"parties\":[{\"country\":\"TR\"}]}")
                .item(X);
        assertThat(item.countries()).containsExactly("MY", "TR");
        assertThat(Disagreement.of(item)).isEmpty();
    }

    @Test
    void one_more_party_that_only_another_source_names_is_a_conflict() {
        var item = signed().factBy(
                        OTHER,
                        X,
                        "ratified",
                        "2024-05",
                        "{\"parties\":[{\"country\":\"TR\"},{\"country\":\"MY\"},{\"country\":\"ID\"}]}")
                .item(X);
        assertThat(item.countries()).containsExactly("MY", "TR");
        assertThat(Disagreement.of(item))
                .singleElement()
                .extracting(Disagreement::fact)
                .isEqualTo("ratified");
    }

    @Test
    void what_the_first_source_leaves_open_others_fill_in() {
        var item = signed().factBy(
                        OTHER,
                        X,
                        "amended",
                        "2024-05",
                        "{\"instrument\":\"treaty\",\"parties\":[{\"country\":\"TR\",\"person\":\"Yaşar Güler\"}]}")
                .item(X);
        var agreement = (Agreement) item.state();
        assertThat(agreement.terms().instrument()).contains("treaty");
        assertThat(agreement.terms().parties().getFirst().person()).contains("Yaşar Güler");
        assertThat(item.countries()).containsExactly("MY", "TR");
    }

    @Test
    void how_it_goes_on_counts_whoever_tells_it() {
        assertThat(signed().factBy(OTHER, X, "terminated", "2024-05", "{}")
                        .item(X)
                        .status())
                .isEqualTo("terminated");
    }

    @Test
    void a_source_changes_its_own_word() {
        var item = signed().factBy(OTHER, X, "amended", "2024-04", OTHERS)
                .fact(X, "amended", "2024-05", dev.entente.events.json.Json.object(OTHERS))
                .item(X);
        assertThat(item.countries()).containsExactly("ID", "TR");
    }

    @Test
    void the_host_of_a_visit_stays_and_its_person_is_filled_in() {
        var held = "{\"host\":{\"country\":\"MY\"},\"visitors\":[{\"country\":\"TR\"}]}";
        var other = "{\"host\":{\"country\":\"%s\",\"person\":\"A. Person\"},\"visitors\":[{\"country\":\"TR\"}]}";
        var visit = "visit/x";
        var replaced = Story.of(visit, "held 2024-03-05 " + held)
                .factBy(OTHER, visit, "held", "2024-03-05", other.formatted("ID"))
                .item(visit);
        assertThat(replaced.countries()).containsExactly("MY", "TR");
        assertThat(Disagreement.of(replaced)).extracting(Disagreement::property).contains("host.country");
        var filled = Story.of(visit, "held 2024-03-05 " + held)
                .factBy(OTHER, visit, "announced", "2024-03-05", other.formatted("MY"))
                .item(visit);
        assertThat(((Visit) filled.state()).terms().host().orElseThrow().person())
                .contains("A. Person");
    }

    @Test
    void what_is_delivered_is_what_the_first_source_says_was_ordered() {
        var transfer = "transfer/x";
        var item = Story.of(
                        transfer,
                        "ordered 2024-01 {\"item\":{\"kind\":\"equipment\",\"category\":\"ship\",\"quantity\":3}}")
                .factBy(
                        OTHER,
                        transfer,
                        "milestoneReached",
                        "2024-05",
                        "{\"milestone\":\"launched\",\"item\":{\"kind\":\"equipment\",\"category\":\"aircraft\"}}")
                .item(transfer);
        assertThat(((Transfer) item.state()).terms().item().orElseThrow().category())
                .contains("ship");
        assertThat(item.status()).isEqualTo("inProgress");
    }

    @Test
    void of_items_that_are_one_the_word_counts_of_who_first_reported_the_one_that_is_kept() {
        var y = "agreement/y";
        var story = new Story()
                .factBy(OTHER, y, "signed", "2024-03", OTHERS)
                .fact(X, "signed", "2024-03", dev.entente.events.json.Json.object(TWO))
                .report(y, "sameAs", "s", "{\"same\":[\"agreement/x\",\"agreement/y\"],\"keep\":\"agreement/x\"}");
        assertThat(story.item(X).countries()).containsExactly("MY", "TR");
    }

    @Test
    void who_takes_its_word_back_leaves_it_to_the_next() {
        var story = signed().factBy(OTHER, X, "signed", "2024-03", OTHERS)
                .retracted(X, "r", "e0")
                .factBy(Story.SOURCE, X, "signed", "2024-04", TWO);
        assertThat(story.item(X).countries()).containsExactly("ID", "TR");
    }

    @Test
    void who_was_first_does_not_depend_on_whose_event_came_first() {
        var events = signed().factBy(OTHER, X, "signed", "2024-03", OTHERS).events().stream()
                .map(RecordedEvent::event)
                .toList();
        var theOtherWayRound = new Story().add(events.getLast()).add(events.getFirst());

        assertThat(theOtherWayRound.item(X).countries()).containsExactly("MY", "TR");
        assertThat(theOtherWayRound.item(X).source()).isEqualTo(Story.SOURCE);
    }

    @Test
    void who_says_that_it_was_reported_before_it_can_have_happened_is_not_the_first() {
        for (var forged : List.of("0001-01-01T00:00:00Z", "2024-02-28T00:00:00Z")) {
            var item = signed().add(told(OTHER, "signed", "2024-03", OTHERS, forged))
                    .item(X);
            assertThat(item.source()).as(forged).isEqualTo(Story.SOURCE);
            assertThat(item.countries()).containsExactly("MY", "TR");
        }
        assertThat(signed().add(told(OTHER, "signed", "2024-03", OTHERS, "2024-02-29T00:00:00Z"))
                        .item(X)
                        .source())
                .as("a day before, which it may have been somewhere")
                .isEqualTo(OTHER);
    }

    @Test
    void where_nobody_else_tells_of_it_such_a_report_is_the_first_and_says_that_it_is_odd() {
        var item = new Story()
                .add(told(OTHER, "signed", "2024-03", OTHERS, "2020-01-01T00:00:00Z"))
                .item(X);
        assertThat(item.source()).isEqualTo(OTHER);
        assertThat(item.anomalies()).hasSize(1);
    }

    @Test
    void who_corrects_the_date_is_the_first_again() {
        var time = "2024-04-01T00:00:00Z";
        var mistaken = told(OTHER, "signed", "2204-03", OTHERS, time);
        var right = mistaken.data().deepCopy().put("occurred", "2024-03");
        var item = signed().add(mistaken)
                .add(new CooperationEvent(
                        new EventId(OTHER, "right"),
                        Approved.type("report", "corrected"),
                        mistaken.subject(),
                        Instant.parse(time),
                        Json.object("{\"corrects\":{\"source\":\"" + OTHER + "\",\"id\":\"told\"},\"data\":" + right
                                + "}")))
                .item(X);
        assertThat(item.source()).isEqualTo(OTHER);
    }

    @Test
    void plans_are_told_before_what_they_are_of() {
        var visit = "visit/x";
        var plan = Story.of(visit, "announced 2025-08 {}").events().getFirst().event();
        var item = Story.of(visit, "held 2024-08-23 {}")
                .add(new CooperationEvent(
                        new EventId(OTHER, "plan"),
                        plan.type(),
                        plan.subject(),
                        Instant.parse("2023-01-01T00:00:00Z"),
                        plan.data()))
                .item(visit);
        assertThat(item.source()).isEqualTo(OTHER);
    }

    private static CooperationEvent told(String source, String fact, String occurred, String more, String time) {
        var event = new Story()
                .factBy(source, X, fact, occurred, more)
                .events()
                .getFirst()
                .event();
        return new CooperationEvent(
                new EventId(source, "told"), event.type(), event.subject(), Instant.parse(time), event.data());
    }

    @Test
    void who_says_less_of_the_date_does_not_make_it_vague_and_who_says_more_makes_it_exact() {
        for (var dates : List.of("2024-03-05 2024-03 2024", "2024 2024-03-05 2024-03", "2024-03 2024 2024-03-05")) {
            var date = dates.split(" ", -1);
            var item = Story.of(X, "signed " + date[0])
                    .factBy(OTHER, X, "signed", date[1], "{}")
                    .factBy("https://third.example.org", X, "signed", date[2], "{}")
                    .item(X);

            assertThat(item.occurred()).as(dates).hasToString("2024-03-05");
            assertThat(((Agreement) item.state()).progress().statusSince())
                    .as(dates)
                    .hasToString("Optional[2024-03-05]");
            assertThat(Disagreement.of(item)).isEmpty();
        }
    }

    @Test
    void of_plans_the_latest_counts_however_vague_others_are() {
        assertThat(Story.of("visit/x", "announced 2025-08; announced 2025-08-23")
                        .item("visit/x")
                        .occurred())
                .hasToString("2025-08-23");
    }

    @Test
    void whether_a_day_was_to_come_is_told_by_the_time_of_the_event_and_not_by_when_it_was_recorded() {
        var told =
                Story.of(X, "enteredIntoForce 2025-01-01").events().getFirst().event();
        var muchLater = Story.recorded(told, 10 * 365 * 24 * 3600);
        var untimed = new CooperationEvent(
                told.key(), told.type(), told.subject(), Optional.empty(), told.data(), told.extensions());

        assertThat(anomalies(muchLater))
                .extracting(Anomaly::detail)
                .singleElement()
                .asString()
                .contains("had not come");
        assertThat(anomalies(Story.recorded(untimed, 0))).isEmpty();
    }

    private static List<Anomaly> anomalies(RecordedEvent event) {
        return ((Outcome.Standing) Fold.of(List.of(event)).get(event.event().subject()))
                .item()
                .anomalies();
    }

    @Test
    void a_fact_of_a_day_to_come_says_so() {
        assertThat(Story.of(X, "signed 2024-03; enteredIntoForce 2025-01-01")
                        .item(X)
                        .anomalies())
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.detail()).contains("had not come"));
        for (var plan : List.of("announced", "postponed", "cancelled")) {
            assertThat(Story.of("visit/x", plan + " 2025-01-01").item("visit/x").anomalies())
                    .isEmpty();
        }
        assertThat(Story.of("transfer/x", "cancelled 2025-01-01")
                        .item("transfer/x")
                        .anomalies())
                .hasSize(1);
    }
}
