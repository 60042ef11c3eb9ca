package dev.entente.notification.support;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.entente.local.process.Ports;

/** Settings that the service needs beside Kafka and PostgreSQL: keys, a port for mails, quick retries. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    static final String SIGNING_KEY = "test.signing-key";
    /** How often a client may ask for mails. Clients name themselves by X-Forwarded-For. */
    public static final int REQUESTS_PER_CLIENT = 200;

    /** How many tests an owner may cause, and a target get, within an hour: more than all tests of this service make. */
    public static final int TRIALS = 2000;

    /** How often what was sent to a webhook may be asked for once more within an hour. */
    public static final int REPEATS = 20;

    /** How often a client may have a preview within an hour. */
    public static final int PREVIEWS_PER_CLIENT = 1000;

    /** How many mails are sent at the same time. */
    public static final int MAILS_AT_ONCE = 2;

    /** How many seconds a statement waits for a database that is silent. */
    public static final int LONGEST_SILENCE_OF_DATABASE = 8;

    /** Where readers reach the dashboard. */
    public static final String DASHBOARD = "https://dashboard.example.org";

    static final String SMTP_PORT = "quarkus.mailer.port";

    @Override
    public Map<String, String> start() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var keys = generator.generateKeyPair();
            return Map.ofEntries(
                    Map.entry("quarkus.oidc.public-key", base64(keys.getPublic().getEncoded())),
                    Map.entry(SIGNING_KEY, base64(keys.getPrivate().getEncoded())),
                    Map.entry("quarkus.oidc.token.issuer", "https://issuer.example.org"),
                    Map.entry("quarkus.oidc.token.audience", "entente"),
                    Map.entry(
                            "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout",
                            Integer.toString(LONGEST_SILENCE_OF_DATABASE)),
                    Map.entry("quarkus.mailer.mock", "false"),
                    Map.entry(SMTP_PORT, Integer.toString(Ports.free())),
                    Map.entry("quarkus.mailer.dkim.enabled", "true"),
                    Map.entry(
                            "quarkus.mailer.dkim.private-key",
                            base64(keys.getPrivate().getEncoded())),
                    Map.entry("quarkus.mailer.dkim.sdid", Dkim.DOMAIN),
                    Map.entry("quarkus.mailer.dkim.selector", Dkim.SELECTOR),
                    Map.entry(Dkim.PUBLIC_KEY, base64(keys.getPublic().getEncoded())),
                    Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
                    Map.entry("entente.notification.email.requests-per-hour", Integer.toString(REQUESTS_PER_CLIENT)),
                    Map.entry("entente.notification.email.requests-per-day", "100000"),
                    Map.entry("entente.notification.tests.per-owner", Integer.toString(TRIALS)),
                    Map.entry("entente.notification.tests.per-target", Integer.toString(TRIALS)),
                    Map.entry("entente.notification.again.replays-per-hour", Integer.toString(REPEATS)),
                    Map.entry("entente.notification.again.redeliveries-per-hour", Integer.toString(REPEATS)),
                    Map.entry("entente.notification.email.previews-per-hour", Integer.toString(PREVIEWS_PER_CLIENT)),
                    Map.entry("entente.notification.email.previews-per-day", "100000"),
                    Map.entry("entente.notification.encryption-key", base64(new byte[32])),
                    Map.entry("entente.notification.dashboard-url", DASHBOARD),
                    Map.entry("entente.notification.webhook.allow-loopback", "true"),
                    Map.entry("entente.notification.webhook.allow-http", "true"),
                    Map.entry("entente.notification.webhook.timeout", "5s"),
                    Map.entry("entente.notification.email.timeout", "5s"),
                    Map.entry("entente.notification.email.concurrency", Integer.toString(MAILS_AT_ONCE)),
                    Map.entry("entente.notification.delivery.lease", "8s"),
                    Map.entry("entente.notification.delivery.jitter", "0"),
                    Map.entry("entente.notification.delivery.pause-of-receiver", "1s"),
                    Map.entry("entente.notification.delivery.longest-pause-of-receiver", "2s"),
                    Map.entry("entente.notification.delivery.retries", "1s,1s,1s,1s,1s,1s,1s,1s,1s,1s"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void stop() {
        // nothing is running
    }
}
