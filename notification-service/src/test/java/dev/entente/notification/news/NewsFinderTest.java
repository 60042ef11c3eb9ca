package dev.entente.notification.news;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.support.Ledger;

import static dev.entente.notification.support.Ledger.agreement;
import static org.assertj.core.api.Assertions.assertThat;

class NewsFinderTest {

    private static final String PACT = "agreement/pact";
    private static final String OTHER = "agreement/other";

    private Course known = new Course(List.of(), TrustedSources.NONE);

    /** What the event brings, after those before it. */
    private List<What> then(CooperationEvent event) {
        return kinds(NewsFinder.find(known, List.of(recorded(event, known.length()))));
    }

    private static RecordedEvent recorded(CooperationEvent event, int offset) {
        return new RecordedEvent(
                event,
                Position.of(0, offset),
                Instant.parse("2024-09-01T00:00:00Z").plusSeconds(offset));
    }

    private static List<What> kinds(List<News> news) {
        return news.stream().map(each -> each.alert().what()).toList();
    }

    private static CooperationEvent fact(String fact) {
        return agreement(fact, PACT, "SE", "PL");
    }

    @Test
    void a_proposal_is_no_news() {
        assertThat(then(fact("proposed"))).isEmpty();
    }

    @Test
    void an_agreement_is_new_when_it_is_signed_in_force_or_reported() {
        assertThat(then(fact("signed"))).containsExactly(What.NEW);
        known = new Course(List.of(), TrustedSources.NONE);
        assertThat(then(fact("enteredIntoForce"))).containsExactly(What.NEW);
        known = new Course(List.of(), TrustedSources.NONE);
        assertThat(then(fact("reported"))).containsExactly(What.NEW);
    }

    @Test
    void what_only_concluded_ones_come_to_is_no_news_until_something_tells_that_it_is_concluded() {
        for (var fact : List.of("amended", "extended", "suspended", "resumed", "terminated")) {
            known = new Course(List.of(), TrustedSources.NONE);
            assertThat(then(fact(fact))).as(fact).isEmpty();
            assertThat(then(Ledger.with(fact("enteredIntoForce"), data -> data.put("occurred", "2030"))))
                    .as(fact)
                    .contains(What.NEW);
        }
    }

    @ParameterizedTest
    @CsvSource({"amended, signed", "extended, signed", "resumed, enteredIntoForce"})
    void a_status_that_is_only_presumed_is_no_news_and_does_not_silence_it_when_it_is_reported(
            String presuming, String reporting) {
        then(fact("proposed"));

        assertThat(then(fact(presuming))).isEmpty();
        assertThat(then(Ledger.with(fact(reporting), data -> data.put("occurred", "2030"))))
                .containsExactly(What.NEW, What.STATUS_CHANGED);
    }

    @Test
    void a_status_that_is_only_presumed_since_a_report_was_taken_back_is_none_that_is_told() {
        var signed = fact("signed");
        then(fact("proposed"));
        then(signed);
        then(fact("amended"));

        assertThat(then(Ledger.retraction(signed))).containsExactly(What.RETRACTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "terminated", "expired"})
    void what_is_reported_of_a_proposal_is_told_although_nothing_tells_that_it_was_signed(String fact) {
        then(fact("proposed"));

        assertThat(then(fact(fact))).containsExactly(What.STATUS_CHANGED);
    }

    @Test
    void a_proposal_that_is_signed_is_new_and_has_changed() {
        then(fact("proposed"));

        assertThat(then(fact("signed"))).containsExactly(What.NEW, What.STATUS_CHANGED);
    }

    @Test
    void an_agreement_is_new_when_it_is_known_between_whom() {
        assertThat(then(Ledger.with(fact("enteredIntoForce"), data -> data.remove("parties"))))
                .isEmpty();

        assertThat(then(fact("signed"))).containsExactly(What.NEW);
    }

    @Test
    void what_more_filters_let_through_than_before_is_new_to_some() {
        var signed = fact("signed");
        then(signed);

        var found = NewsFinder.find(
                known,
                List.of(recorded(
                        Ledger.correction(
                                signed,
                                data -> data.withArray("parties").addObject().put("country", "FI")),
                        known.length())));

        assertThat(found).extracting(each -> each.alert().what()).containsExactly(What.CORRECTED, What.NEW);
        assertThat(found).extracting(News::kind).containsExactly(News.Kind.CHANGE, News.Kind.FOR_OTHERS);
    }

    @Test
    void a_retraction_that_is_taken_back_corrects() {
        var signed = fact("signed");
        var retraction = Ledger.retraction(signed);
        then(signed);
        then(retraction);

        assertThat(then(Ledger.retraction(retraction))).contains(What.CORRECTED);
    }

    @Test
    void a_correction_that_is_taken_back_corrects() {
        var signed = fact("signed");
        var correction = Ledger.correction(signed, data -> data.put("occurred", "2024-03-06"));
        then(signed);
        then(correction);

        assertThat(then(Ledger.retraction(correction))).containsExactly(What.CORRECTED);
        assertThat(then(Ledger.retraction(correction))).as("once more").isEmpty();
    }

    @Test
    void signed_again_by_another_is_no_news() {
        then(fact("signed"));

        assertThat(then(fact("signed"))).isEmpty();
    }

    @Test
    void a_correction_is_news_if_it_acts() {
        var signed = fact("signed");
        then(signed);

        assertThat(then(Ledger.correction(signed, data -> data.put("occurred", "2024-03-06"))))
                .containsExactly(What.CORRECTED);
        assertThat(then(Ledger.correction(fact("signed"), "contract"))).isEmpty();
    }

    @Test
    void taking_back_all_of_it_or_its_founding_fact_is_a_retraction() {
        var signed = fact("signed");
        then(signed);
        then(fact("enteredIntoForce"));

        assertThat(then(Ledger.retraction(signed))).contains(What.RETRACTED);
    }

    @Test
    void a_retraction_that_came_before_its_event_is_no_news() {
        var signed = fact("signed");

        assertThat(then(Ledger.retraction(signed))).isEmpty();
        assertThat(then(signed)).isEmpty();
    }

    @Test
    void that_two_agreements_are_one_does_not_make_it_new_again() {
        then(fact("signed"));
        then(agreement("signed", OTHER, "SE", "PL"));

        assertThat(then(Ledger.sameAs(PACT, OTHER))).isEmpty();
        assertThat(then(agreement("enteredIntoForce", OTHER, "SE", "PL"))).containsExactly(What.STATUS_CHANGED);
    }
}
