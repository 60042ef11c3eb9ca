package dev.entente.notification.news;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.notification.support.Ledger;

import static dev.entente.notification.support.Ledger.correction;
import static dev.entente.notification.support.Ledger.retraction;
import static dev.entente.notification.support.Ledger.sameAs;
import static dev.entente.notification.support.Ledger.with;
import static org.assertj.core.api.Assertions.assertThat;

/** When something happened to a visit or a transfer. */
class KindNewsTest {

    private static final String VISIT = "visit/of-ministers";
    private static final String TRANSFER = "transfer/ships";

    private Course known = new Course(List.of(), TrustedSources.NONE);

    /** The codes of what the event brings, after those before it. */
    private List<String> then(CooperationEvent event) {
        return news(event).stream().map(each -> each.alert().code()).toList();
    }

    private List<News> news(CooperationEvent event) {
        var recorded = new RecordedEvent(
                event,
                Position.of(0, known.length()),
                Instant.parse("2024-09-01T00:00:00Z").plusSeconds(known.length()));
        return NewsFinder.find(known, List.of(recorded));
    }

    private static CooperationEvent visit(String fact, String occurred) {
        return Ledger.visit(fact, VISIT, "SE", "PL", occurred);
    }

    private static CooperationEvent transfer(String fact) {
        return Ledger.transfer(fact, TRANSFER, "SE", "PL");
    }

    private static CooperationEvent delivered(int pieces) {
        return with(transfer("delivered"), data -> data.put("delivered", pieces));
    }

    private static CooperationEvent reached(String milestone) {
        return with(transfer("milestoneReached"), data -> data.put("milestone", milestone));
    }

    /** The event, saying only when it happened. */
    private static CooperationEvent bare(CooperationEvent event) {
        return with(event, data -> data.retain("occurred"));
    }

    /** The same, and one property more. */
    private static CooperationEvent bare(CooperationEvent event, String property) {
        return with(event, data -> data.retain("occurred", property));
    }

    @Test
    void a_visit_is_new_when_it_is_announced_or_was_held() {
        assertThat(then(visit("announced", "2024-10"))).containsExactly("visit.new");
        known = new Course(List.of(), TrustedSources.NONE);
        assertThat(then(visit("held", "2024-10"))).containsExactly("visit.new");
    }

    @Test
    void a_visit_that_was_cancelled_before_anybody_knew_of_it_is_no_news() {
        assertThat(then(visit("cancelled", "2024-10"))).isEmpty();
        assertThat(then(visit("announced", "2024-10"))).isEmpty();
    }

    @Test
    void a_visit_is_new_when_it_is_known_who_visits_whom() {
        assertThat(then(bare(visit("postponed", "2024-11")))).isEmpty();
        assertThat(then(visit("announced", "2024-10"))).containsExactly("visit.new");
    }

    @Test
    void that_a_visit_is_put_off_cancelled_or_held_changes_its_status() {
        then(visit("announced", "2024-10"));

        assertThat(then(visit("postponed", "2024-11"))).containsExactly("visit.statusChanged");
        assertThat(then(visit("cancelled", "2024-11"))).containsExactly("visit.statusChanged");
        assertThat(then(visit("held", "2024-11-05"))).contains("visit.statusChanged");
    }

    @Test
    void putting_off_once_more_is_told_and_hearing_of_it_twice_is_not() {
        then(visit("announced", "2024-10"));
        then(visit("postponed", "2024-11"));

        assertThat(then(visit("postponed", "2024-11"))).isEmpty();
        assertThat(then(visit("postponed", "2024-12"))).containsExactly("visit.statusChanged");
    }

    @Test
    void taking_back_that_a_visit_was_put_off_changes_its_status_and_takes_back_no_visit() {
        then(visit("announced", "2024-10"));
        var postponed = visit("postponed", "2024-11");
        then(postponed);

        assertThat(then(retraction(postponed))).containsExactly("visit.statusChanged");
    }

    @Test
    void taking_back_the_announcement_of_a_visit_that_was_put_off_is_a_retraction() {
        var announced = visit("announced", "2024-10");
        then(announced);
        then(visit("postponed", "2024-11"));

        assertThat(then(retraction(announced))).containsExactly("visit.retracted");
    }

    @Test
    void a_visit_is_corrected_and_taken_back_as_agreements_are() {
        var announced = visit("announced", "2024-10");
        then(announced);

        assertThat(then(correction(announced, data -> data.put("level", "working"))))
                .containsExactly("visit.corrected");
        assertThat(then(retraction(announced))).containsExactly("visit.retracted");
    }

    @Test
    void that_two_visits_are_one_makes_none_new() {
        var announced = visit("announced", "2024-10");
        var title = announced.data().path("title");
        then(announced);
        then(with(Ledger.visit("announced", "visit/other", "SE", "PL", "2024-10"), data -> data.set("title", title)));

        assertThat(then(sameAs(VISIT, "visit/other"))).isEmpty();
        assertThat(then(with(
                        Ledger.visit("held", "visit/other", "SE", "PL", "2024-10-03"),
                        data -> data.set("title", title))))
                .containsExactly("visit.statusChanged");
    }

    @Test
    void a_transfer_is_new_when_it_is_ordered_or_known_in_full_by_what_came_after() {
        assertThat(then(transfer("ordered"))).containsExactly("transfer.new");
        known = new Course(List.of(), TrustedSources.NONE);
        assertThat(then(delivered(1))).containsExactly("transfer.new");
        known = new Course(List.of(), TrustedSources.NONE);
        assertThat(then(bare(transfer("delivered")))).isEmpty();
        assertThat(then(transfer("ordered"))).contains("transfer.new");
    }

    @Test
    void each_step_of_a_transfer_is_told_once() {
        then(transfer("ordered"));

        assertThat(then(reached("Laid down"))).containsExactly("transfer.statusChanged");
        assertThat(then(reached("laid down"))).isEmpty();
        assertThat(then(reached("launched"))).containsExactly("transfer.statusChanged");
        assertThat(then(delivered(1))).containsExactly("transfer.statusChanged");
        assertThat(then(delivered(1))).containsExactly("transfer.statusChanged");
        assertThat(then(delivered(1))).containsExactly("transfer.statusChanged");
    }

    @Test
    void a_retraction_tells_of_the_item_as_it_was_where_too_little_is_left_of_it() {
        var ordered = transfer("ordered");
        then(ordered);
        then(bare(transfer("delivered")));

        assertThat(news(retraction(ordered))).singleElement().satisfies(news -> {
            assertThat(news.alert().code()).isEqualTo("transfer.retracted");
            assertThat(news.item().countries()).containsExactly("PL", "SE");
        });
    }

    @Test
    void nothing_is_told_of_how_far_something_has_come_whose_it_is_nobody_knows() {
        assertThat(then(bare(delivered(1), "delivered"))).isEmpty();
        assertThat(then(bare(delivered(2), "delivered"))).isEmpty();

        var ordered = transfer("ordered");
        assertThat(then(ordered)).contains("transfer.new");
        assertThat(then(retraction(ordered))).containsExactly("transfer.retracted");
    }

    @Test
    void a_report_on_a_visit_that_says_that_two_meetings_are_one_is_no_news() {
        then(visit("announced", "2024-10"));

        assertThat(then(with(sameAs(VISIT, "visit/other"), data -> {
                    data.putArray("same").add("meeting/a").add("meeting/b");
                    data.put("keep", "meeting/a");
                })))
                .isEmpty();
    }

    @Test
    void an_order_that_is_taken_back_is_a_retraction_and_a_delivery_that_is_leads_back() {
        var ordered = transfer("ordered");
        then(ordered);
        var delivered = delivered(3);
        then(delivered);

        assertThat(then(retraction(delivered))).containsExactly("transfer.statusChanged");
        assertThat(then(retraction(ordered))).containsExactly("transfer.retracted");
    }
}
