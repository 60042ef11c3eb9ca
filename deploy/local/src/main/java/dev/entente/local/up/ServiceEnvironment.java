package dev.entente.local.up;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.entente.local.kafka.Access;
import dev.entente.local.process.Secrets;
import dev.entente.local.server.Database;
import dev.entente.local.server.Kafka;
import dev.entente.local.server.Postgres;
import dev.entente.local.token.Grant;
import dev.entente.local.token.SigningKey;

/** What the local system tells each service of its surroundings: the environment variables that it is started with. */
final class ServiceEnvironment {
    private final Map<Port, Integer> ports;
    private final Kafka kafka;
    private final Postgres postgres;
    private final Secrets secrets;
    private final Map<String, String> feed;
    private final Optional<Access> access;

    /**
     * The environment of this system.
     *
     * @param feed what the ingest service is told of a feed to follow
     * @param access how services get into Kafka where that asks for accounts; then query reads with one of its own, too
     */
    ServiceEnvironment(
            Map<Port, Integer> ports,
            Kafka kafka,
            Postgres postgres,
            Secrets secrets,
            Map<String, String> feed,
            Optional<Access> access) {
        this.access = access;
        this.ports = ports;
        this.kafka = kafka;
        this.postgres = postgres;
        this.secrets = secrets;
        this.feed = feed;
    }

    Map<String, String> of(Service service) {
        Map<String, String> variables = common(service);
        switch (service) {
            case INGEST -> {
                variables.putAll(ingest());
                variables.putAll(feed);
            }
            case QUERY -> {
                variables.putAll(database("query"));
                access.ifPresent(known -> variables.putAll(reader()));
                variables.put("ENTENTE_QUERY_DASHBOARD_SUBSCRIBE", notificationAddress() + "/subscribe");
            }
            case NOTIFICATION -> {
                variables.putAll(database("notification"));
                variables.putAll(notification());
            }
        }
        return variables;
    }

    private Map<String, String> common(Service service) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("MALLOC_ARENA_MAX", "2"); // glibc else keeps memory for each of many threads
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(service.port())));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        access.ifPresent(known -> known.client(service.label())
                .forEach((setting, value) ->
                        variables.put("KAFKA_" + setting.replace('.', '_').toUpperCase(Locale.ROOT), value)));
        variables.put("QUARKUS_OIDC_PUBLIC_KEY", SigningKey.of(secrets).publicHalf());
        variables.put("QUARKUS_OIDC_TOKEN_ISSUER", Grant.ISSUER);
        variables.put("QUARKUS_OIDC_TOKEN_AUDIENCE", Grant.AUDIENCE);
        return variables;
    }

    private String notificationAddress() {
        return address(Port.NOTIFICATION);
    }

    private String address(Port port) {
        return "http://127.0.0.1:" + ports.get(port);
    }

    private Map<String, String> database(String name) {
        Database database = postgres.database(name);
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password());
    }

    private Map<String, String> reader() {
        Database reader = postgres.reader();
        return Map.of(
                "QUARKUS_DATASOURCE_READING_USERNAME", reader.username(),
                "QUARKUS_DATASOURCE_READING_PASSWORD", reader.password());
    }

    /** Load tests run here: no client is held to a rate. */
    private static Map<String, String> ingest() {
        String unlimited = "1000000000";
        return Map.of(
                "ENTENTE_INGEST_MAX_STREAMS_PER_CLIENT", "16",
                "ENTENTE_INGEST_RATE_EVENTS_PER_SECOND", unlimited,
                "ENTENTE_INGEST_RATE_BURST", unlimited,
                "ENTENTE_INGEST_RATE_BYTES_PER_SECOND", "1G",
                "ENTENTE_INGEST_RATE_BYTES_BURST", "1G",
                "ENTENTE_INGEST_RATE_REFUSALS_PER_SECOND", unlimited,
                "ENTENTE_INGEST_RATE_REFUSALS_BURST", unlimited);
    }

    /** Mail goes to the mail catcher; webhooks may go to this machine, which nowhere else is allowed by default. */
    private Map<String, String> notification() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("QUARKUS_MAILER_HOST", "127.0.0.1");
        variables.put("QUARKUS_MAILER_PORT", Integer.toString(ports.get(Port.SMTP)));
        variables.put("QUARKUS_MAILER_MOCK", "false");
        variables.put("QUARKUS_MAILER_FROM", "Entente <entente@example.org>");
        variables.put("ENTENTE_NOTIFICATION_BASE_URL", notificationAddress());
        variables.put("ENTENTE_NOTIFICATION_DASHBOARD_URL", address(Port.QUERY));
        variables.put("ENTENTE_NOTIFICATION_WEBHOOK_ALLOW_LOOPBACK", "true");
        variables.put("ENTENTE_NOTIFICATION_WEBHOOK_ALLOW_HTTP", "true");
        String unlimited = "1000000"; // load tests run here
        variables.put("ENTENTE_NOTIFICATION_EMAIL_CONFIRMATIONS_PER_HOUR", unlimited);
        variables.put("ENTENTE_NOTIFICATION_EMAIL_CONFIRMATIONS_PER_DAY", unlimited);
        variables.put("ENTENTE_NOTIFICATION_EMAIL_REQUESTS_PER_HOUR", unlimited);
        variables.put("ENTENTE_NOTIFICATION_EMAIL_REQUESTS_PER_DAY", unlimited);
        variables.put("ENTENTE_NOTIFICATION_TESTS_PER_OWNER", unlimited);
        variables.put("ENTENTE_NOTIFICATION_TESTS_PER_TARGET", unlimited);
        variables.put("ENTENTE_NOTIFICATION_DELIVERY_RATE_PER_RECEIVER", unlimited);
        variables.put("ENTENTE_NOTIFICATION_ENCRYPTION_KEY", secrets.key("notification-encryption-key", 32));
        return variables;
    }
}
