package dev.entente.notification.subscription;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.Vault;
import dev.entente.notification.sql.Jdbc;

/** How often what was sent may be asked for once more, of each subscription: each time it is sent, and kept that it was. */
@Singleton
public class Repeats {

    /** All since a moment, or one. */
    public enum Kind {
        REPLAY,
        REDELIVERY
    }

    private final Rates rates;
    private final Jdbc jdbc;
    private final Vault vault;
    private final Settings.Again limits;

    Repeats(Rates rates, Jdbc jdbc, Vault vault, Settings settings) {
        this.rates = rates;
        this.jdbc = jdbc;
        this.vault = vault;
        this.limits = settings.again();
    }

    /**
     * Counts one more, if there is room for it.
     *
     * @return how long until there is room, in whole seconds; nothing if there was, and it was counted
     */
    public Optional<Duration> untilRoom(Subscription subscription, Kind kind) {
        var who = vault.hash("repeats", subscription.id().toString());
        return jdbc.inTransaction(() -> rates.untilRoom(kind.name(), who, perHour(kind)))
                .map(wait -> wait.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }

    private int perHour(Kind kind) {
        return switch (kind) {
            case REPLAY -> limits.replaysPerHour();
            case REDELIVERY -> limits.redeliveriesPerHour();
        };
    }
}
