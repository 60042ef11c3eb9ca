package dev.entente.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.sql.Jdbc;

/**
 * Addresses that get no mail, because the mail server refused them for good, and addresses that are not asked to confirm
 * anything, because their reader did not want that. Both for a while: mailboxes come back, and readers change.
 */
@Singleton
public class Suppression {

    private static final String UNDELIVERABLE = "undeliverable";
    private static final String REFUSED = "refused";

    private final Jdbc jdbc;
    private final Addresses addresses;
    private final Settings.Email settings;
    private final Clock clock;

    Suppression(Jdbc jdbc, Addresses addresses, Settings settings, Clock clock) {
        this.jdbc = jdbc;
        this.addresses = addresses;
        this.settings = settings.email();
        this.clock = clock;
    }

    /** Why no mail is sent to the address, if that is so. */
    public Optional<String> why(Channel channel) {
        return jdbc.inTransaction(() -> jdbc.first(
                "SELECT reason FROM suppressed_address WHERE address_hash = ? AND what = ? AND until > ?",
                row -> row.getString(1),
                addresses.hash(channel),
                UNDELIVERABLE,
                clock.instant()));
    }

    /** Whether the address may be asked to confirm a subscription; in the transaction of the caller. */
    boolean mayBeAsked(byte[] address) {
        return jdbc.first(
                        "SELECT what FROM suppressed_address WHERE address_hash = ? AND until > ?",
                        row -> row.getString(1),
                        address,
                        clock.instant())
                .isEmpty();
    }

    /** The mail server will not have the address: all its subscriptions are disabled. */
    public void suppress(Channel channel, String reason) {
        var address = addresses.hash(channel);
        jdbc.inTransaction(() -> {
            jdbc.update("""
                    UPDATE subscription s SET state = 'disabled', disabled_at = ?, disabled_why = ?
                    FROM (SELECT id FROM subscription WHERE target_hash = ? AND state IN ('active', 'paused')
                      ORDER BY id FOR NO KEY UPDATE) of_address
                    WHERE s.id = of_address.id""", clock.instant(), Disabling.Why.UNDELIVERABLE.code(), address);
            keep(address, UNDELIVERABLE, reason, settings.suppressFor());
            return null;
        });
    }

    /** Its reader does not want to be asked; in the transaction of the caller. */
    void refuse(byte[] address) {
        keep(address, REFUSED, "its reader does not want to be asked", settings.refuseFor());
    }

    private void keep(byte[] address, String what, String reason, Duration howLong) {
        jdbc.update(
                """
                INSERT INTO suppressed_address (address_hash, what, reason, until) VALUES (?, ?, ?, ?)
                ON CONFLICT (address_hash, what) DO UPDATE SET reason = EXCLUDED.reason, until = EXCLUDED.until""", address, what, reason.replace("\0", ""), clock.instant().plus(howLong));
    }

    /** Forgets what holds no more; in the transaction of the caller. */
    void clear() {
        jdbc.update("DELETE FROM suppressed_address WHERE until <= ?", clock.instant());
    }

    /** Lets mails be tried again; in the transaction of the caller. */
    void lift(byte[] address) {
        jdbc.update("DELETE FROM suppressed_address WHERE address_hash = ? AND what = ?", address, UNDELIVERABLE);
    }
}
