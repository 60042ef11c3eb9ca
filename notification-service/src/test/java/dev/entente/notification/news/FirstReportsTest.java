package dev.entente.notification.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.notification.news.Announcements.Announcement;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.by;
import static dev.entente.notification.support.Ledger.correction;
import static dev.entente.notification.support.Ledger.retraction;
import static dev.entente.notification.support.Ledger.sameAs;
import static dev.entente.notification.support.Ledger.visit;
import static dev.entente.notification.support.Ledger.with;
import static org.assertj.core.api.Assertions.assertThat;

/** What is announced as new of items of which somebody says that they are one. */
class FirstReportsTest {

    private static final String PACT = "agreement/pact";
    private static final String OTHER = "agreement/other";
    private static final String THIRD = "agreement/third";
    private static final String MEDDLER = "https://meddler.example.org/news";
    private static final String PRESS = "https://press.example.org/news";
    private static final String AGENCY = "https://agency.example.org/news";

    private final List<RecordedEvent> archive = new ArrayList<>();
    private final List<News> told = new ArrayList<>();
    private TrustedSources trusted = TrustedSources.NONE;
    private long folded;

    /** Reads the events, all at once, after those of before. */
    private void read(CooperationEvent... events) {
        var fresh = IntStream.range(0, events.length)
                .mapToObj(index -> recorded(events[index], archive.size() + index))
                .toList();
        archive.addAll(fresh);
        read(fresh);
    }

    private void read(List<RecordedEvent> fresh) {
        var known = new Desk.Known(
                new Announcements(told.stream()
                        .filter(each -> each.kind() == News.Kind.FIRST)
                        .map(Announcement::of)
                        .toList()),
                trusted);
        var course = known.put(archive, fresh::contains);
        told.addAll(known.news(fresh));
        folded += course.folded();
    }

    private static RecordedEvent recorded(CooperationEvent event, int offset) {
        return new RecordedEvent(
                event,
                Position.of(0, offset),
                Instant.parse("2024-09-01T00:00:00Z").plusSeconds(offset));
    }

    private List<String> announced() {
        return told.stream()
                .filter(each -> each.kind() == News.Kind.FIRST)
                .map(each -> each.subject().toString())
                .toList();
    }

    private static CooperationEvent signed(String source, String subject) {
        return by(source, agreement("signed", subject, "SE", "PL"));
    }

    private static CooperationEvent signedOn(String source, String subject, String day) {
        return with(signed(source, subject), data -> data.put("occurred", day));
    }

    private static CooperationEvent proposed(String source, String subject) {
        return by(source, agreement("proposed", subject, "SE", "PL"));
    }

    private static CooperationEvent link(String source, String keep, String other) {
        return by(source, sameAs(keep, other));
    }

    @Test
    void who_says_beforehand_that_it_is_what_was_announced_does_not_silence_what_another_reports() {
        read(signed(MEDDLER, PACT), link(MEDDLER, PACT, OTHER));

        var report = signed(PRESS, OTHER);
        read(report);

        assertThat(announced()).containsExactly(PACT, OTHER);
        assertThat(told.getLast().cause().key()).isEqualTo(report.key());
        assertThat(told.getLast().item().events())
                .extracting(RecordedEvent::key)
                .containsExactly(report.key());
    }

    @Test
    void nor_where_the_name_of_the_other_is_to_be_kept() {
        read(signed(MEDDLER, PACT), link(MEDDLER, OTHER, PACT), signed(PRESS, OTHER));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void nor_where_that_is_said_before_anything_is_announced() {
        read(link(MEDDLER, PACT, OTHER), signed(MEDDLER, PACT), signed(PRESS, OTHER));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void nor_by_a_trifle_that_is_reported_of_it_as_well() {
        read(signed(MEDDLER, PACT), proposed(MEDDLER, OTHER), link(MEDDLER, PACT, OTHER), signed(PRESS, OTHER));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void nor_by_a_report_of_it_that_says_something_else() {
        read(
                signedOn(MEDDLER, PACT, "2021-03-05"),
                link(MEDDLER, PACT, OTHER),
                signedOn(MEDDLER, OTHER, "2021-03-05"),
                signedOn(MEDDLER, OTHER, "2024-03-05"),
                signed(PRESS, OTHER));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void nor_by_way_of_others_which_it_is_said_to_be() {
        var web =
                with(link(MEDDLER, PACT, THIRD), data -> data.withArray("same").add("agreement/fourth"));
        read(signed(MEDDLER, PACT), web, link(AGENCY, "agreement/fourth", OTHER));

        read(signed(PRESS, OTHER), signed(PRESS, "agreement/fourth"), signed(PRESS, THIRD));

        assertThat(announced()).containsExactly(PACT, OTHER, "agreement/fourth", THIRD);
    }

    @Test
    void a_report_on_which_a_correction_is_needed_to_tell_it_is_told_then() {
        var bare = with(signed(PRESS, OTHER), data -> data.remove("parties"));
        read(signed(MEDDLER, PACT), link(MEDDLER, PACT, OTHER), bare);
        assertThat(announced()).containsExactly(PACT);

        read(by(
                PRESS,
                correction(
                        bare,
                        data -> data.set("parties", signed(PRESS, OTHER).data().path("parties")))));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void who_says_so_of_what_it_reports_itself_is_told_once() {
        read(signed(AGENCY, PACT), link(PRESS, PACT, OTHER), signed(PRESS, OTHER), signed(PRESS, OTHER));

        assertThat(announced()).containsExactly(PACT);
    }

    @Test
    void who_says_so_of_something_that_is_not_announced_is_told_although_others_say_more() {
        read(
                signed(MEDDLER, PACT),
                link(MEDDLER, PACT, OTHER),
                link(PRESS, THIRD, OTHER),
                signed(PRESS, OTHER),
                signed(PRESS, THIRD));

        assertThat(announced()).containsExactly(PACT, THIRD);
    }

    @Test
    void a_source_that_is_trusted_says_it_for_all() {
        trusted = new TrustedSources(List.of("https://desk.example.org/curated"));
        read(
                signed(AGENCY, PACT),
                link("https://desk.example.org/curated/treaties", PACT, OTHER),
                signed(PRESS, OTHER),
                link("https://desk.example.org/curated-not", PACT, THIRD),
                signed(PRESS, THIRD));

        assertThat(announced()).containsExactly(PACT, THIRD);
    }

    @Test
    void of_what_was_announced_under_both_names_nothing_is_announced_again() {
        read(signed(AGENCY, PACT), signed(PRESS, OTHER), link(MEDDLER, PACT, OTHER));

        read(signed(AGENCY, PACT), signed(PRESS, OTHER), signed(AGENCY, OTHER), signed(PRESS, PACT));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void what_another_confirms_is_not_announced_again() {
        read(signed(MEDDLER, PACT), link(MEDDLER, PACT, OTHER), signed(PRESS, OTHER));

        read(signed(AGENCY, OTHER), signed(PRESS, OTHER), signed(MEDDLER, OTHER));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void who_confirms_what_its_reporter_said_to_be_what_was_announced_tells_nothing_new() {
        read(signed(AGENCY, PACT), link(PRESS, PACT, OTHER), signed(PRESS, OTHER));

        read(signed(MEDDLER, OTHER), by(MEDDLER, agreement("amended", OTHER, "SE", "PL")));

        assertThat(announced()).containsExactly(PACT);
    }

    @Test
    void what_makes_the_one_worth_telling_is_not_announced_under_the_other_name_as_well() {
        read(proposed(AGENCY, PACT), link(MEDDLER, PACT, OTHER), signed(PRESS, OTHER));
        read(signed(AGENCY, OTHER));

        assertThat(announced()).containsExactly(PACT);
    }

    @Test
    void what_is_announced_under_the_other_name_as_something_else_is_announced_under_its_own_as_well() {
        read(
                by(MEDDLER, agreement("amended", PACT, "TD", "LA")),
                link(MEDDLER, PACT, OTHER),
                signedOn(PRESS, OTHER, "2023-03-05"),
                signedOn(PRESS, OTHER, "2023-03-05"));

        assertThat(announced()).containsExactly(PACT, OTHER);
        assertThat(told.getLast().item().countries()).containsExactly("PL", "SE");
    }

    @Test
    void what_was_announced_under_its_own_name_is_not_announced_again_when_nobody_says_any_more_that_it_is_another() {
        var link = link(MEDDLER, PACT, OTHER);
        read(signed(MEDDLER, PACT), link, signed(PRESS, OTHER), by(MEDDLER, retraction(link)));

        read(signed(PRESS, OTHER), signed(AGENCY, OTHER), signed(MEDDLER, PACT));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void a_retraction_announces_nothing() {
        var report = signed(PRESS, OTHER);
        read(signed(AGENCY, PACT), link(PRESS, PACT, OTHER), report, signed(PRESS, OTHER));

        read(by(MEDDLER, retraction(report)));

        assertThat(announced()).containsExactly(PACT);
    }

    @Test
    void visits_are_told_as_agreements_are() {
        read(
                by(MEDDLER, visit("announced", "visit/of-one", "SE", "PL", "2024-10")),
                link(MEDDLER, "visit/of-one", "visit/of-another"),
                by(PRESS, visit("announced", "visit/of-another", "SE", "PL", "2024-10")));

        assertThat(announced()).containsExactly("visit/of-one", "visit/of-another");
    }

    @Test
    void reading_everything_again_announces_nothing() {
        read(signed(MEDDLER, PACT), link(MEDDLER, PACT, OTHER), signed(PRESS, OTHER), signed(AGENCY, OTHER));
        var before = announced();

        read(List.copyOf(archive));

        assertThat(announced()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 200})
    void of_items_of_which_very_much_is_known_it_is_told_as_well(int others) {
        read(signed(MEDDLER, PACT), link(MEDDLER, PACT, OTHER));
        read(IntStream.range(0, 150).mapToObj(number -> signed(MEDDLER, PACT)).toArray(CooperationEvent[]::new));

        read(IntStream.range(0, others)
                .mapToObj(number -> signed(PRESS + "/" + number, OTHER))
                .toArray(CooperationEvent[]::new));

        assertThat(announced()).containsExactly(PACT, OTHER);
    }

    @Test
    void how_many_sources_say_that_items_are_one_does_not_multiply_what_is_folded() {
        read(signed(MEDDLER, PACT));
        read(IntStream.range(0, 150)
                .mapToObj(number -> link(MEDDLER + "/" + number, "agreement/a-" + number, OTHER))
                .toArray(CooperationEvent[]::new));
        folded = 0;

        read(IntStream.range(0, 150)
                .mapToObj(number -> proposed(MEDDLER + "/" + number, OTHER))
                .toArray(CooperationEvent[]::new));

        assertThat(folded).as("events folded").isLessThan(archive.size() * 12L);
    }

    @Test
    void where_nobody_says_that_it_is_another_nothing_more_is_folded() {
        read(signed(PRESS, OTHER), link(PRESS, PACT, OTHER));
        folded = 0;

        read(signed(PRESS, OTHER));

        assertThat(folded).as("events folded").isEqualTo(2 + 3);
        assertThat(announced()).containsExactly(OTHER);
    }
}
