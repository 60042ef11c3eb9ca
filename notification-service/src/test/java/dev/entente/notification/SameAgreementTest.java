package dev.entente.notification;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.CooperationEvent;
import dev.entente.events.Position;
import dev.entente.local.PlatformResource;
import dev.entente.notification.news.Horizon;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class SameAgreementTest {

    @Inject
    Horizon horizon;

    private final String hook = "/" + UUID.randomUUID();
    private final String kept = newSubject();
    private final String other = newSubject();
    private final CooperationEvent same = Ledger.sameAs(kept, other);
    private Receiver receiver;
    private Ledger ledger;

    @BeforeEach
    void open() {
        receiver = new Receiver();
        ledger = new Ledger();
        Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "SI", "PY"));
    }

    @AfterEach
    void close() {
        ledger.close();
        receiver.close();
    }

    /** Events of several partitions are read one after the other. */
    private void post(CooperationEvent event) {
        Position position = ledger.post(event);
        await().until(() -> horizon.read().covers(position));
    }

    private static CooperationEvent signed(String subject) {
        return agreement("signed", subject, "SI", "PY");
    }

    private List<String> alertedOf(String last) {
        await().until(() ->
                receiver.alerts(hook).stream().anyMatch(alert -> alert.subject().equals(last)));
        return receiver.alerts(hook).stream().map(Received::subject).toList();
    }

    @Test
    void two_agreements_that_are_one_are_new_once() {
        post(signed(kept));
        post(same);
        post(signed(other));
        var last = newSubject();
        post(signed(last));

        assertThat(alertedOf(last)).containsExactlyInAnyOrder(kept, last);
    }

    @Test
    void what_another_source_reports_first_is_new_although_somebody_said_beforehand_that_it_is_what_was_told() {
        post(signed(kept));
        post(same);
        post(Ledger.by("https://agency.example.org/tests", signed(other)));
        post(Ledger.by("https://agency.example.org/tests", signed(other)));
        post(signed(other));
        var last = newSubject();
        post(signed(last));

        assertThat(alertedOf(last)).containsExactlyInAnyOrder(kept, other, last);
    }

    @Test
    void an_agreement_is_new_of_its_own_once_it_is_not_said_any_more_to_be_another() {
        post(signed(kept));
        post(same);
        post(Ledger.retraction(same));
        post(signed(other));

        assertThat(alertedOf(other)).containsExactlyInAnyOrder(kept, other);
    }

    @Test
    void what_is_due_of_agreements_that_become_one_comes_before_what_is_told_of_the_one() {
        var inOrder = "/" + UUID.randomUUID();
        Api.subscribed(
                Api.webhook(receiver.url(inOrder), List.of("agreement.new", "agreement.statusChanged"), "SI", "PY"));
        post(signed(kept));
        await().until(() -> subjects(inOrder).equals(List.of(kept)));
        var open = new CountDownLatch(1);
        receiver.hold(inOrder, open);
        post(signed(other));
        await().until(() -> subjects(inOrder).contains(other));

        post(same);
        post(agreement("enteredIntoForce", kept, "SI", "PY"));
        var elsewhere = newSubject();
        post(signed(elsewhere));

        await().until(() -> subjects(inOrder).contains(elsewhere));
        assertThat(subjects(inOrder).stream().filter(kept::equals)).hasSize(1);
        open.countDown();
        await().until(() -> receiver.alerts(inOrder).getLast().kind().equals("agreement.statusChanged"));
        assertThat(receiver.alerts(inOrder).getLast().subject()).isEqualTo(kept);
    }

    private List<String> subjects(String path) {
        return receiver.alerts(path).stream().map(Received::subject).toList();
    }
}
