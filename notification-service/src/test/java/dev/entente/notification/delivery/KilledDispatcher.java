package dev.entente.notification.delivery;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.KeyCheck;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.support.OneDatabase;
import dev.entente.notification.support.TestSettings;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What delivers, in a process of its own: it says when it is ready, and begins when it is told to. */
final class KilledDispatcher {

    static final String READY = "ready";
    static final String LIFE = "life";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private KilledDispatcher() {}

    static Settings settings(String key) {
        return TestSettings.with(Map.of("encryption-key", key, "webhook.timeout", "2s", "delivery.lease", "3s"));
    }

    /** Takes a database, a key and the number of this life. */
    public static void main(String[] words) throws IOException {
        var database = new OneDatabase(words[0], words[1], words[2]);
        var jdbc = new Jdbc(database, database);
        var settings = settings(words[3]);
        var vault = new Vault(settings);
        var key = new KeyCheck(jdbc, vault, true);
        key.start();
        var clock = Clock.systemUTC();
        var rows = new DeliveryRows(jdbc);
        var breakers = new Breakers(jdbc, rows, vault, settings, clock);
        var dispatcher = new Dispatcher(
                jdbc,
                new Deliveries(jdbc, key, vault, rows, new Contents(jdbc), breakers, settings, clock),
                rows,
                new Results(jdbc, rows, new Schedule(settings), breakers, settings, new SimpleMeterRegistry(), clock),
                new Progress(jdbc),
                new Receivers(settings),
                new Wake(),
                List.of(new Posts(words[4])),
                clock);
        System.out.println(READY);
        var told = System.in.read();
        if (told > 0) {
            dispatcher.start(new StartupEvent());
        }
    }

    /** Posts the ids of deliveries, and which life of the process did so. */
    private record Posts(String life, HttpClient client) implements Sender {

        Posts(String life) {
            this(life, HttpClient.newHttpClient());
        }

        @Override
        public Channel.Type channel() {
            return Channel.Type.WEBHOOK;
        }

        @Override
        public Answer send(Parcel parcel) {
            try {
                var answer = client.send(
                        HttpRequest.newBuilder(
                                        URI.create(parcel.addressee().channel().target()))
                                .timeout(PATIENCE)
                                .header("webhook-id", parcel.id().toString())
                                .header(LIFE, life)
                                .POST(BodyPublishers.ofString("{}", UTF_8))
                                .build(),
                        BodyHandlers.discarding());
                return new Answer.Delivered(Optional.of(answer.statusCode()), "");
            } catch (IOException e) {
                return new Answer.Failed(e.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer.Failed(e.toString());
            }
        }
    }
}
