package dev.entente.notification.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.entente.local.Thorough;
import dev.entente.notification.secret.KeyCheck;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.support.Schema;

import static dev.entente.notification.support.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A fan-out before its key is known, and kill -9 at random moments of it. */
class KilledTest {

    private static final int KILLS = Thorough.or(4, 20);
    private static final int ALERTS = 100 * KILLS;
    private static final int RECEIVERS = 25;
    private static final int ANSWERS_A_LIFE = 60;
    private static final int MOMENT_NS = 15_000_000;
    private static final long SEED = 7;
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void killed_again_and_again_every_receiver_gets_every_alert_and_again_only_what_was_under_way() throws Exception {
        var random = new Random(SEED);
        try (var schema = new Schema("latest");
                var receivers = new Gate();
                var lives = new Lives(schema)) {
            schema.run(everything(receivers));
            var claimed = new ArrayList<Set<String>>();
            for (var kill = 0; kill < KILLS; kill++) {
                receivers.allow(ANSWERS_A_LIFE + random.nextInt(20));
                lives.begin();
                await().until(receivers::isShut);
                LockSupport.parkNanos(random.nextInt(MOMENT_NS));
                lives.kill();
                claimed.add(new HashSet<>(
                        schema.texts("SELECT id FROM delivery WHERE state = 'due' AND claim IS NOT NULL")));
            }
            receivers.allow(10 * ALERTS);
            lives.begin();
            await().until(() -> schema.texts("SELECT id FROM delivery WHERE state <> 'delivered'")
                    .isEmpty());
            lives.kill();

            assertThat(receivers.arrivals().keySet())
                    .as("seed %d", SEED)
                    .containsExactlyInAnyOrderElementsOf(
                            schema.texts("SELECT receiver || ' ' || id FROM delivery WHERE news_id IS NOT NULL"));
            assertThat(receivers.arrivals()).hasSize(ALERTS).allSatisfy((alert, in) -> {
                var id = alert.substring(alert.indexOf(' ') + 1);
                var underWay = in.stream()
                        .filter(life -> life < KILLS && claimed.get(life).contains(id))
                        .count();
                assertThat(in).as("lives that sent %s, seed %d", id, SEED).doesNotHaveDuplicates();
                assertThat(in.size() - 1).as("%s once more", id).isEqualTo((int) underWay);
            });
            assertThat(receivers.arrivals().values())
                    .as("something was under way")
                    .anyMatch(in -> in.size() > 1);
        }
    }

    @Test
    void before_it_was_seen_that_the_key_is_the_right_one_nothing_is_claimed() throws Exception {
        try (var schema = new Schema("latest");
                var receivers = new Gate()) {
            schema.run(everything(receivers));
            var jdbc = schema.jdbc();
            var settings = KilledDispatcher.settings(KEY);
            var vault = new Vault(settings);
            var clock = Clock.systemUTC();
            var rows = new DeliveryRows(jdbc);
            var breakers = new Breakers(jdbc, rows, vault, settings, clock);
            var key = new KeyCheck(jdbc, vault, false);
            var deliveries = new Deliveries(jdbc, key, vault, rows, new Contents(jdbc), breakers, settings, clock);

            assertThat(jdbc.inTransaction(() -> deliveries.claim(Map.of("r1", 1), 0)))
                    .isEmpty();
            key.start();
            assertThat(jdbc.inTransaction(() -> deliveries.claim(Map.of("r1", 1), 0)))
                    .hasSize(1);
        }
    }

    /** One agreement, and a delivery to each of its subscriptions. */
    private static String[] everything(Gate receivers) {
        var vault = new Vault(KilledDispatcher.settings(KEY));
        var targets = IntStream.range(0, RECEIVERS)
                .mapToObj(number ->
                        "'\\x" + HexFormat.of().formatHex(vault.encrypt(receivers.url("r" + number))) + "'::bytea")
                .collect(Collectors.joining(", ", "(ARRAY[", "])[1 + n % " + RECEIVERS + "]"));
        return new String[] {
            "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,"
                    + " countries, sectors, parties, words) VALUES ('agreement/a', 'agreement.new', '', 's', 'e', 0, 1,"
                    + " now(), '{}', '{}', '{}', '{}', '')",
            "INSERT INTO subscription (id, state, channel, target, receiver, generation, alerts, follow_ups, language,"
                    + " active_after, created_at) SELECT gen_random_uuid(), 'active', 'webhook', " + targets
                    + ", 'r' || n % " + RECEIVERS + ", 0, '{agreement.new}', false, 'en', '{}', now()"
                    + " FROM generate_series(1, " + ALERTS + ") n",
            "INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver, state,"
                    + " next_attempt_at, created_at) SELECT gen_random_uuid(), s.id, n.id, n.subject, n.alert, 'en',"
                    + " s.receiver, 'due', now(), now() FROM subscription s, news n"
        };
    }

    /** Receivers that answer so many alerts, and let the others wait; dead processes are answered as well. */
    private static final class Gate implements AutoCloseable {

        private final HttpServer server;
        private final Map<String, List<Integer>> arrivals = new ConcurrentHashMap<>();
        private volatile Semaphore answers = new Semaphore(0);

        Gate() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", this::take);
            server.start();
        }

        private void take(HttpExchange exchange) throws IOException {
            try (exchange) {
                var alert = exchange.getRequestURI().getPath().substring(1) + " "
                        + exchange.getRequestHeaders().getFirst("webhook-id");
                var life = Integer.valueOf(exchange.getRequestHeaders().getFirst(KilledDispatcher.LIFE));
                arrivals.merge(alert, List.of(life), (before, now) -> {
                    var all = new ArrayList<>(before);
                    all.addAll(now);
                    return List.copyOf(all);
                });
                answers.acquireUninterruptibly();
                exchange.sendResponseHeaders(204, -1);
            }
        }

        String url(String receiver) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + receiver;
        }

        void allow(int many) {
            answers.release(10 * ALERTS);
            answers = new Semaphore(many);
        }

        /** Whether all answers are given, and somebody waits for one. */
        boolean isShut() {
            return answers.availablePermits() == 0 && answers.hasQueuedThreads();
        }

        /** In which lives of the process an alert came, by receiver and webhook-id. */
        Map<String, List<Integer>> arrivals() {
            return arrivals;
        }

        @Override
        public void close() {
            allow(0);
            server.stop(0);
        }
    }

    /** Processes one after the other on one database; the next gets ready while one works. */
    private static final class Lives implements AutoCloseable {

        private final Schema schema;
        private Process working;
        private Process next;
        private int life;

        Lives(Schema schema) throws IOException {
            this.schema = schema;
            this.next = start();
        }

        private Process start() throws IOException {
            var command = new ArrayList<>(List.of(
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    KilledDispatcher.class.getName()));
            command.addAll(schema.address());
            command.addAll(List.of(KEY, Integer.toString(life++)));
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }

        void begin() throws IOException {
            working = next;
            assertThat(working.inputReader(UTF_8).readLine()).isEqualTo(KilledDispatcher.READY);
            working.outputWriter(UTF_8).append('\n').flush();
            next = start();
        }

        void kill() throws InterruptedException {
            working.destroyForcibly().waitFor(); // SIGKILL
        }

        @Override
        public void close() {
            working.destroyForcibly();
            next.destroyForcibly();
        }
    }
}
