package dev.entente.notification.secret;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.sql.DatabaseFailure;
import dev.entente.notification.sql.Jdbc;

/**
 * Sees that the database was written with the key of the configuration, by a text that is known: at the start, or as soon as there is a
 * database. A single row that cannot be read is another matter: it concerns its subscription alone.
 */
@Singleton
public class KeyCheck {

    private static final Logger LOG = Logger.getLogger(KeyCheck.class);
    private static final String KNOWN = "entente";
    private static final int LOOKED_AT = 20;
    private static final int BEFORE_ANYTHING_IS_SENT = 1;
    private static final String WRONG_KEY =
            "The database was written with another entente.notification.encryption-key; set the former one.";
    private static final String NOT_SEEN =
            "Whether the database was written with this entente.notification.encryption-key could not be seen yet, since it"
                    + " has not answered; nothing is sent until then.";

    private final Jdbc jdbc;
    private final Vault vault;
    private final boolean needsDatabase;
    private volatile Optional<String> doubt = Optional.of(NOT_SEEN);

    public KeyCheck(
            Jdbc jdbc, Vault vault, @ConfigProperty(name = "quarkus.flyway.migrate-at-start") boolean needsDatabase) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.needsDatabase = needsDatabase;
    }

    /** What speaks against reading and writing with the key: that it is another one, or that nothing was seen yet. */
    public Optional<String> doubt() {
        return doubt;
    }

    /**
     * The check at the start. A service that changes its schema then has a database; one that does not may start without, as it does
     * once while its image is built, and looks again until it has seen one.
     *
     * @throws IllegalStateException if the key is another one
     */
    @Startup(BEFORE_ANYTHING_IS_SENT)
    public void start() {
        try {
            look();
        } catch (DatabaseFailure e) {
            if (needsDatabase || !DatabaseFailure.isOfOneThatIsAway(e)) {
                throw e;
            }
            LOG.warnf("%s (%s)", NOT_SEEN, e.getMessage());
        }
        if (doubt.filter(WRONG_KEY::equals).isPresent()) {
            throw new IllegalStateException(WRONG_KEY);
        }
    }

    /** Looks again where there is a doubt; says so when it has become another one, or none. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void lookAgain() {
        var before = doubt;
        if (before.isEmpty()) {
            return;
        }
        try {
            look();
        } catch (RuntimeException e) {
            LOG.debugf(e, "The database does not tell with which key it was written");
        }
        if (!doubt.equals(before)) {
            LOG.warn(doubt.orElse("The database answers, and was written with this key."));
        }
    }

    /** Looks at the known text, and writes it where there is none. */
    private void look() {
        doubt = jdbc.inTransaction(() -> {
            if (isKnownTextMissing() && isAnySubscriptionReadable()) {
                jdbc.update("INSERT INTO known_text (value) VALUES (?) ON CONFLICT DO NOTHING", vault.encrypt(KNOWN));
            }
            return isKnownTextReadable() ? Optional.empty() : Optional.of(WRONG_KEY);
        });
    }

    private boolean isKnownTextMissing() {
        return jdbc.query("SELECT one FROM known_text", row -> row.getBoolean(1))
                .isEmpty();
    }

    private boolean isKnownTextReadable() {
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
