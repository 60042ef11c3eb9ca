package dev.entente.notification.news;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.news.Announcements.Announcement;
import dev.entente.notification.support.Ledger;

import static dev.entente.notification.support.Ledger.agreement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class DeskTest {

    private static final String PACT = "agreement/pact";
    private static final int BATCH = 500;

    private final List<RecordedEvent> archive = new ArrayList<>();
    private final List<News> told = new ArrayList<>();
    private long folded;

    private static CooperationEvent fact(String fact) {
        return agreement(fact, PACT, "SE", "PL");
    }

    private static List<RecordedEvent> recorded(IntFunction<CooperationEvent> events, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new RecordedEvent(
                        events.apply(number),
                        Position.of(0, number),
                        Instant.parse("2024-09-01T00:00:00Z").plusSeconds(number)))
                .toList();
    }

    /** Reads the events of agreements that belong together, so many at a time. */
    private void read(List<RecordedEvent> events, int batch) {
        for (var from = 0; from < events.size(); from += batch) {
            var fresh = events.subList(from, Math.min(events.size(), from + batch));
            archive.addAll(fresh);
            var known = new Desk.Known(announced(), TrustedSources.NONE);
            var course = known.put(archive, fresh::contains);
            told.addAll(known.news(fresh));
            folded += course.folded();
        }
    }

    private Announcements announced() {
        return new Announcements(told.stream()
                .filter(each -> each.kind() == News.Kind.FIRST)
                .map(Announcement::of)
                .toList());
    }

    private List<String> told() {
        return told.stream()
                .map(news -> news.alert().code() + " by " + news.cause().key())
                .toList();
    }

    @Test
    void very_many_events_of_one_agreement_are_folded_a_few_times_each_and_not_as_often_as_there_are_events() {
        read(recorded(number -> fact("signed"), 5000), BATCH);

        assertThat(told).extracting(each -> each.alert().what()).containsExactly(What.NEW);
        assertThat(folded).as("events folded").isLessThan(5000 * 12);
    }

    @Test
    void that_holds_as_well_where_every_event_changes_the_agreement() {
        var since = fact("enteredIntoForce");
        var onAndOff = recorded(
                number -> number == 0 ? since : dated(fact(number % 2 == 1 ? "suspended" : "resumed"), number), 5000);

        read(onAndOff, BATCH - 1);

        assertThat(folded).as("events folded").isLessThan(5000 * 120);
        assertThat(told).hasSizeBetween(Desk.ONE_BY_ONE, Desk.ONE_BY_ONE + 2 * 5000 / BATCH);
    }

    private static CooperationEvent dated(CooperationEvent event, int day) {
        var data = event.data().deepCopy();
        data.put("occurred", LocalDate.of(2025, 1, 1).plusDays(day).toString());
        return new CooperationEvent(event.key(), event.type(), event.subject(), event.time(), data, event.extensions());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60})
    void batches_make_no_difference(int batch) {
        var signed = fact("signed");
        var events = recorded(
                Stream.of(
                                fact("proposed"),
                                signed,
                                dated(fact("enteredIntoForce"), 1),
                                Ledger.correction(signed, "contract"),
                                dated(fact("suspended"), 2),
                                dated(fact("resumed"), 3),
                                Ledger.retraction(signed))
                        .toList()::get,
                7);
        read(events, 7);
        var atOnce = told();
        archive.clear();
        told.clear();

        read(events, batch);

        assertThat(told()).isEqualTo(atOnce).hasSizeGreaterThan(5);
    }

    @Test
    void of_an_agreement_of_which_very_much_is_known_the_cause_of_what_is_new_is_told_exactly() {
        var change = dated(fact("terminated"), 1);
        var slip = fact("signed");
        var correction = Ledger.correction(slip, data -> data.put("occurred", "2024-03-04"));
        var events = recorded(
                number -> switch (number) {
                    case 0 -> slip;
                    case 250 -> correction;
                    case 300 -> change;
                    default -> fact("signed");
                },
                400);
        read(events.subList(0, 200), 200);
        told.clear();

        read(events.subList(200, 400), 200);

        assertThat(told)
                .extracting(news -> news.alert().what(), news -> news.cause().key())
                .containsExactly(tuple(What.CORRECTED, correction.key()), tuple(What.STATUS_CHANGED, change.key()));
    }

    @Test
    void what_was_taken_back_and_is_signed_after_all_is_corrected_for_who_was_told() {
        var slip = fact("signed");
        var again = fact("signed");
        var events = recorded(List.of(slip, Ledger.retraction(slip), again)::get, 3);

        read(events, 1);

        assertThat(told)
                .extracting(news -> news.alert().what(), News::kind)
                .containsExactly(
                        tuple(What.NEW, News.Kind.FIRST),
                        tuple(What.RETRACTED, News.Kind.CHANGE),
                        tuple(What.CORRECTED, News.Kind.CHANGE),
                        tuple(What.NEW, News.Kind.FOR_OTHERS));
    }

    @Test
    void who_is_told_of_it_only_now_is_told_of_no_correction() {
        var bare = Ledger.with(fact("signed"), data -> data.remove("parties"));
        var events = recorded(
                List.of(
                        bare,
                        Ledger.correction(
                                bare,
                                data -> data.withArray("parties")
                                        .add(fact("signed")
                                                .data()
                                                .path("parties")
                                                .path(0))
                                        .add(fact("signed")
                                                .data()
                                                .path("parties")
                                                .path(1))))::get,
                2);

        read(events, 1);

        assertThat(told).extracting(news -> news.alert().what()).containsExactly(What.NEW);
    }

    @Test
    void agreements_of_one_batch_are_told_in_the_order_in_which_their_events_came() {
        var many = recorded(number -> fact("signed"), 150);
        read(many.subList(0, 1), 1);
        var known = new Desk.Known(announced(), TrustedSources.NONE);
        var other = agreement("signed", "agreement/other", "SE", "PL");
        var fresh = List.of(many.get(149), at(other, 200), at(dated(fact("terminated"), 1), 201));
        known.put(many, fresh::contains);
        known.put(List.of(fresh.get(1)), fresh::contains);

        var news = known.news(fresh);

        assertThat(news)
                .extracting(each -> each.cause().key())
                .containsExactly(other.key(), fresh.get(2).key());
    }

    private static RecordedEvent at(CooperationEvent event, int offset) {
        return new RecordedEvent(
                event,
                Position.of(0, offset),
                Instant.parse("2024-09-01T00:00:00Z").plusSeconds(offset));
    }
}
