package dev.entente.notification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.CooperationEvent;
import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Api.Subscribed;
import dev.entente.notification.support.Hooks;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static org.assertj.core.api.Assertions.assertThat;

/** What those hear who were told of an agreement, and those whom it concerned only later. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class FollowUpTest {

    private static final List<String> FOLLOWED = List.of("agreement.new", "agreement.statusChanged");

    private Hooks hooks;
    private Subscribed hooked;

    @BeforeEach
    void open() {
        hooks = new Hooks();
    }

    @AfterEach
    void close() {
        hooks.close();
    }

    @Test
    void who_was_told_hears_of_correction_and_retraction_in_their_order() {
        hooks.subscribe();
        var signed = hooks.sign();
        hooks.ledger().post(Ledger.correction(signed, "contract"));
        hooks.ledger().post(Ledger.retraction(signed));

        assertThat(hooks.kinds(3)).containsExactly("agreement.new", "agreement.corrected", "agreement.retracted");
    }

    @Test
    void whom_a_correction_concerns_for_the_first_time_is_told_of_the_agreement_as_new() {
        Api.subscribed(Api.webhook(hooks.url(), Hooks.NEW, "DK", "LV"));
        hooks.witness();
        var signed = hooks.sign();
        hooks.ledger()
                .post(Ledger.correction(
                        signed, data -> data.withArray("parties").addObject().put("country", "LV")));
        hooks.ledger().post(Ledger.retraction(signed));

        assertThat(hooks.kinds(2)).containsExactly("agreement.new", "agreement.retracted");
        assertThat(hooks.witnessed(3))
                .extracting(Received::kind)
                .containsExactly("agreement.new", "agreement.corrected", "agreement.retracted");
    }

    @Test
    void an_agreement_first_known_without_its_parties_is_new_when_they_are_known() {
        hooks.subscribe();
        var subject = newSubject();
        hooks.ledger().post(Ledger.with(agreement("enteredIntoForce", subject), data -> data.remove("parties")));

        hooks.ledger().post(agreement("signed", subject, "DK", "EE"));

        assertThat(hooks.kinds(1)).containsExactly("agreement.new");
    }

    @Test
    void who_was_told_that_it_was_taken_back_hears_that_it_is_true_after_all() {
        hooks.subscribe();
        var signed = hooks.sign();
        var retraction = Ledger.retraction(signed);
        hooks.ledger().post(retraction);
        hooks.ledger().post(Ledger.retraction(retraction));
        hooks.ledger().post(Ledger.retraction(signed));
        hooks.ledger().post(agreement("signed", signed.subject().toString(), "DK", "EE"));

        assertThat(hooks.kinds(5))
                .containsExactly(
                        "agreement.new",
                        "agreement.retracted",
                        "agreement.corrected",
                        "agreement.retracted",
                        "agreement.corrected");
    }

    /** An agreement that was known before the hook subscribes to what becomes of it. */
    private CooperationEvent follow() {
        hooks.witness();
        var signed = hooks.sign();
        hooks.witnessed(1);
        Api.subscribed(Api.webhook(hooks.url(), FOLLOWED, "DK", "EE"));
        return signed;
    }

    private CooperationEvent report(String fact, CooperationEvent of) {
        var event = agreement(fact, of.subject().toString(), "DK", "EE");
        hooks.ledger().post(event);
        return event;
    }

    @Test
    void who_was_told_of_a_change_hears_once_of_each_correction_and_retraction() {
        var signed = follow();
        var entered = report("enteredIntoForce", signed);
        report("suspended", signed);
        hooks.ledger().post(Ledger.correction(signed, "contract"));
        hooks.ledger().post(Ledger.retraction(signed));
        hooks.ledger().post(Ledger.correction(entered, "contract"));

        assertThat(hooks.kinds(5))
                .containsExactly(
                        "agreement.statusChanged",
                        "agreement.statusChanged",
                        "agreement.corrected",
                        "agreement.retracted",
                        "agreement.corrected");
    }

    private void subscribeToWords(String words) {
        var body = new HashMap<>(Api.webhook(hooks.url(), FOLLOWED));
        body.put("filter", Map.of("countries", Map.of("all", List.of("DK", "EE")), "text", words));
        hooked = Api.subscribed(body);
    }

    private CooperationEvent signTitled(String title) {
        var signed = Ledger.titled(agreement("signed", newSubject(), "DK", "EE"), "en", title);
        hooks.ledger().post(signed);
        return signed;
    }

    @Test
    void who_was_told_of_an_agreement_goes_on_hearing_of_it_under_another_title() {
        subscribeToWords("bauxite");
        var signed = signTitled("Bauxite accord");
        hooks.ledger()
                .post(Ledger.correction(signed, data -> data.putObject("title").put("en", "Aluminium accord")));
        hooks.ledger()
                .post(Ledger.titled(
                        agreement("enteredIntoForce", signed.subject().toString(), "DK", "EE"),
                        "en",
                        "Aluminium accord"));

        assertThat(hooks.kinds(3)).containsExactly("agreement.new", "agreement.corrected", "agreement.statusChanged");
    }

    @Test
    void who_asks_for_something_else_since_hears_no_more_of_what_becomes_of_it() {
        subscribeToWords("bauxite");
        var signed = signTitled("Bauxite accord");
        hooks.alerts(1);
        hooked.call()
                .body(Map.of("filter", Map.of("text", "lithium")))
                .patch("/subscriptions/" + hooked.id())
                .then()
                .statusCode(200);
        hooks.ledger()
                .post(Ledger.titled(
                        agreement("enteredIntoForce", signed.subject().toString(), "DK", "EE"),
                        "en",
                        "Aluminium accord"));
        signTitled("Lithium accord");

        assertThat(hooks.kinds(2)).containsExactly("agreement.new", "agreement.new");
    }

    @Test
    void who_was_told_that_a_visit_is_postponed_hears_that_it_was_taken_back() {
        Api.subscribed(Api.webhook(hooks.url(), List.of("visit.statusChanged"), "DK", "EE"));
        var subject = newSubject("visit");
        var announced = Ledger.visit("announced", subject, "DK", "EE", "2024-11-05");
        var postponed = Ledger.visit("postponed", subject, "DK", "EE", "2024-11-20");
        hooks.ledger().post(announced);
        hooks.ledger().post(postponed);
        hooks.ledger().post(Ledger.retraction(announced));

        assertThat(hooks.kinds(2)).containsExactly("visit.statusChanged", "visit.retracted");
    }

    @Test
    void who_was_told_of_a_change_hears_of_a_correction_of_what_is_the_same_agreement() {
        var signed = follow();
        report("enteredIntoForce", signed);
        hooks.alerts(1);
        var other = agreement("signed", newSubject(), "DK", "LV");
        hooks.ledger().post(other);
        hooks.ledger()
                .post(Ledger.sameAs(other.subject().toString(), signed.subject().toString()));
        hooks.ledger().post(Ledger.correction(other, "contract"));

        assertThat(hooks.kinds(2)).containsExactly("agreement.statusChanged", "agreement.corrected");
    }

    @Test
    void what_a_correction_itself_told_first_is_not_told_once_more_as_corrected() {
        hooks.witness();
        var signed = hooks.sign();
        var entered = report("enteredIntoForce", signed);
        var retraction = Ledger.retraction(entered);
        hooks.ledger().post(retraction);
        hooks.witnessed(1);
        report("ratified", signed);
        Api.subscribed(Api.webhook(hooks.url(), FOLLOWED, "DK", "EE"));
        hooks.ledger().post(Ledger.retraction(retraction));
        report("suspended", signed);

        assertThat(hooks.kinds(2)).containsExactly("agreement.statusChanged", "agreement.statusChanged");
    }

    @Test
    void who_wants_no_follow_ups_gets_none() {
        var body = new HashMap<>(hooks.body());
        body.put("followUps", false);
        Api.subscribed(body);
        hooks.witness();
        hooks.ledger().post(Ledger.retraction(hooks.sign()));
        hooks.witnessed(2);

        assertThat(hooks.kinds(1)).containsExactly("agreement.new");
    }
}
