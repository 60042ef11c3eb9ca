package dev.entente.notification.secret;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.Startup;

import dev.entente.notification.sql.DatabaseFailure;
import dev.entente.notification.sql.Jdbc;

/**
 * Sees at the start that the database was written with the key of the configuration, by a text that is known. A single row
 * that cannot be read is another matter: it concerns its subscription alone.
 */
@Singleton
class KeyCheck {

    private static final Logger LOG = Logger.getLogger(KeyCheck.class);
    private static final String KNOWN = "entente";
    private static final int LOOKED_AT = 20;
    private static final int BEFORE_ANYTHING_IS_SENT = 1;
    private static final String WRONG_KEY =
            "The database was written with another entente.notification.encryption-key; set the former one.";

    private final Jdbc jdbc;
    private final Vault vault;
    private final boolean needsDatabase;

    KeyCheck(Jdbc jdbc, Vault vault, @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean needsDatabase) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.needsDatabase = needsDatabase;
    }

    /**
     * The check at the start. A service that changes its schema then has a database; one that does not may start without, as it does
     * once while its image is built, and warns that nothing was seen.
     *
     * @throws IllegalStateException if the key is another one
     */
    @Startup(BEFORE_ANYTHING_IS_SENT)
    void start() {
        try {
            look();
        } catch (DatabaseFailure e) {
            if (needsDatabase || !DatabaseFailure.isOfOneThatIsAway(e)) {
                throw e;
            }
            LOG.warnf("Whether the database was written with this key could not be seen: %s", e.getMessage());
        }
    }

    /**
     * Looks at the known text, and writes it where there is none.
     *
     * @throws IllegalStateException if the key is another one
     */
    void look() {
        jdbc.inTransaction(() -> {
            if (isKnownTextMissing() && isAnySubscriptionReadable()) {
                jdbc.update("INSERT INTO known_text (value) VALUES (?) ON CONFLICT DO NOTHING", vault.encrypt(KNOWN));
            }
            if (!knownText()) {
                throw new IllegalStateException(WRONG_KEY);
            }
            return null;
        });
    }

    private boolean isKnownTextMissing() {
        return jdbc.query("SELECT one FROM known_text", row -> row.getBoolean(1))
                .isEmpty();
    }

    private boolean knownText() {
        return jdbc.first("SELECT value FROM known_text", row -> row.getBytes(1))
                .flatMap(vault::ifReadable)
                .filter(KNOWN::equals)
                .isPresent();
    }

    /** Of a database that is older than the known text: whether one of the latest can be read, if there are any. */
    private boolean isAnySubscriptionReadable() {
        var targets = jdbc.query(
                "SELECT target FROM subscription WHERE target IS NOT NULL ORDER BY created_at DESC LIMIT ?",
                row -> row.getBytes(1),
                LOOKED_AT);
        return targets.isEmpty()
                || targets.stream().anyMatch(target -> vault.ifReadable(target).isPresent());
    }
}
