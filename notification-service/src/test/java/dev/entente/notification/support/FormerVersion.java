package dev.entente.notification.support;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import org.flywaydb.core.Flyway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.entente.events.Position;
import dev.entente.local.Platform;
import dev.entente.local.server.Database;

/**
 * A log with agreements and visits, and the database that a version left behind which told of agreements only: it has read
 * all but the last agreement, and told the one subscriber, who pauses, of the first.
 */
public final class FormerVersion implements QuarkusTestResourceLifecycleManager {

    public static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    public static final String TOLD = "agreement/that-was-told";
    public static final String UNREAD = "agreement/that-was-not-read";
    public static final String VISIT = "visit/that-was-announced";
    private static final String LAST = "27";

    private Platform platform;

    @Override
    public Map<String, String> start() {
        platform = Platform.start();
        var kafka = platform.kafka().bootstrapServers();
        var database = platform.postgres().database("notification");
        try (var ledger = new Ledger(kafka)) {
            var told = ledger.post(Ledger.agreement("signed", TOLD, "CZ", "AO"));
            var visit = ledger.post(Ledger.visit("announced", VISIT, "CZ", "AO", "2024-10"));
            leave(database, told, visit);
            ledger.post(Ledger.agreement("signed", UNREAD, "CZ", "AO"));
        }
        return Map.of(
                "kafka.bootstrap.servers", kafka,
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    private static void leave(Database database, Position told, Position visit) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(LAST)
                .load()
                .migrate();
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO history SELECT partition, 0 FROM generate_series(0, 11) AS partition");
            var read = new TreeMap<>(told.offsets());
            visit.offsets().forEach((partition, offset) -> read.merge(partition, offset, Math::max));
            for (var position : read.entrySet()) {
                statement.execute("INSERT INTO log_position VALUES (" + position.getKey() + ", "
                        + (position.getValue() + 1) + ", now())");
            }
            var place = told.offsets().entrySet().iterator().next();
            statement.execute("INSERT INTO event VALUES ('s', 'left', 'dev.entente.agreement.signed.v1', '" + TOLD
                    + "', NULL, now(), " + place.getKey() + ", " + place.getValue() + ", '{}', '{}', 'f')");
            statement.execute("INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset,"
                    + " recorded, agreement, countries, sectors, parties, words) VALUES ('" + TOLD
                    + "', 'agreement.new', '', 's', 'left', " + place.getKey() + ", " + place.getValue()
                    + ", now(), '{}', '{CZ,AO}', '{energy}', '{}', 'pact')");
            statement.execute(
                    "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups,"
                            + " language, active_after, created_at) VALUES ('" + SUBSCRIPTION
                            + "', 'paused', 'webhook', 'r', 0,"
                            + " '{agreement.new,agreement.statusChanged,visit.new,visit.statusChanged}', true, 'en', '{}', now())");
            statement.execute("INSERT INTO delivery (id, subscription_id, news_id, subject, alert, language, receiver,"
                    + " state, next_attempt_at, created_at, finished_at) SELECT gen_random_uuid(), '" + SUBSCRIPTION
                    + "', id, subject, alert, 'en', 'r', 'delivered', now(), now(), now() FROM news");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        platform.close();
    }
}
