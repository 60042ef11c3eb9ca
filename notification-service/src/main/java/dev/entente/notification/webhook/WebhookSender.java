package dev.entente.notification.webhook;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.delivery.Answer;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.delivery.Sender;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.subscription.Trial;

@Singleton
class WebhookSender implements Sender, Trial {

    private final WebhookClient client;
    private final Vault vault;
    private final Clock clock;

    WebhookSender(WebhookClient client, Vault vault, Clock clock) {
        this.client = client;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "webhook";
    }

    @Override
    public Answer send(Parcel parcel) {
        var to = parcel.addressee();
        return client.post(
                URI.create(to.channel().target()), parcel.id().toString(), WebhookBody.of(parcel), to.secrets());
    }

    @Override
    public Optional<String> fails(UUID subscription, URI url, String secret, String language) {
        var id = UUID.randomUUID().toString();
        var body = WebhookBody.test(id, subscription, clock.instant(), language);
        var answer = client.post(url, id, body, List.of(secret));
        if (answer instanceof Answer.Delivered) {
            return Optional.empty();
        }
        return Optional.of(answer.status()
                .map(status -> "The receiver answered the test with status " + status + "; any 2xx is expected.")
                .orElseGet(() -> "The receiver did not answer the test: " + answer.text() + "."));
    }

    @Override
    public String newSecret() {
        return Signature.newSecret(vault);
    }
}
