package dev.entente.notification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ledger.Effects;
import dev.entente.ledger.Transactions;
import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Api;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Receiver;
import dev.entente.notification.support.Receiver.Received;
import dev.entente.notification.support.Replica;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class ReplicaTest {

    private static final int AT_ONCE = 60;

    @Inject
    Transactions transactions;

    @Inject
    Effects effects;

    private final String hook = "/" + UUID.randomUUID();

    private static void sign(Ledger ledger, Set<String> signed) {
        for (var number = 0; number < AT_ONCE; number++) {
            var subject = newSubject();
            ledger.post(agreement("signed", subject, "AL", "BO"));
            signed.add(subject);
        }
    }

    @Test
    void no_alert_is_lost_or_doubled_while_replicas_come_and_go() {
        try (var receiver = new Receiver();
                var ledger = new Ledger()) {
            Api.subscribed(Api.webhook(receiver.url(hook), List.of("agreement.new"), "AL", "BO"));
            var signed = new HashSet<String>();
            sign(ledger, signed);
            try (var replica = new Replica(transactions, effects)) {
                sign(ledger, signed);
                await().until(replica::hasPartitions);
                sign(ledger, signed);
                await().until(() -> replica.applied() > 0);
                sign(ledger, signed);
            }
            sign(ledger, signed);

            await().until(() -> receiver.alerts(hook).size() >= signed.size());

            assertThat(receiver.alerts(hook)).extracting(Received::subject).containsExactlyInAnyOrderElementsOf(signed);
            assertThat(receiver.alerts(hook)).extracting(Received::id).doesNotHaveDuplicates();
        }
    }
}
