package dev.entente.notification;

import java.util.HashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
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

    private Hooks hooks;

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
