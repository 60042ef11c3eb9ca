package dev.entente.notification.webhook;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.vertx.core.buffer.Buffer;

import dev.entente.ledger.Tracing;
import dev.entente.notification.delivery.Answer;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.delivery.Sender;
import dev.entente.notification.secret.SigningKey;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Trial;

@Singleton
class WebhookSender implements Sender, Trial {

    private final WebhookClient client;
    private final Vault vault;
    private final Tracing tracing;
    private final Clock clock;

    WebhookSender(WebhookClient client, Vault vault, Tracing tracing, Clock clock) {
        this.client = client;
        this.tracing = tracing;
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public Channel.Type channel() {
        return Channel.Type.WEBHOOK;
    }

    @Override
    public Answer send(Parcel parcel) {
        var to = parcel.addressee();
        try (var step = tracing.sending("send webhook", parcel.news().flatMap(Parcel.Content::trace))) {
            step.about("entente.delivery", parcel.id().toString());
            var letter = new WebhookClient.Letter(
                    parcel.id().toString(), Buffer.buffer(WebhookBody.of(parcel)), step.parent());
            var answer = client.post(URI.create(to.channel().target()), letter, to.keys());
            if (!(answer instanceof Answer.Delivered)) {
                step.failed(answer.text());
            }
            return answer;
        }
    }

    @Override
    public Optional<String> fails(UUID subscription, URI url, Keys keys, String language) {
        var id = UUID.randomUUID().toString();
        var body = WebhookBody.test(id, subscription, clock.instant(), language);
        var letter = new WebhookClient.Letter(id, Buffer.buffer(body), Optional.empty());
        var answer = client.post(url, letter, keys.texts());
        if (answer instanceof Answer.Delivered) {
            return Optional.empty();
        }
        return Optional.of(answer.status()
                .map(status -> "The receiver answered the test with status " + status + "; any 2xx is expected.")
                .orElseGet(() -> "The receiver did not answer the test: " + answer.text() + "."));
    }

    @Override
    public Keys newKeys(boolean withPair) {
        return new Keys(Signature.newSecret(vault), withPair ? Optional.of(SigningKey.random()) : Optional.empty());
    }
}
