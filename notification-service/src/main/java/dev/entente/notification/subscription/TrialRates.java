package dev.entente.notification.subscription;

import java.util.Optional;

import jakarta.inject.Singleton;

import dev.entente.notification.Settings;
import dev.entente.notification.secret.Vault;

/**
 * How many tests an owner may cause, and how many may go to one target, within an hour: each makes this service call an address
 * that somebody names. That registers a receiver counts, and so does asking for a test.
 */
@Singleton
class TrialRates {

    private static final String OWNER = "tests of owner";
    private static final String TARGET = "tests of target";

    private final Rates rates;
    private final Vault vault;
    private final Settings.Trials limits;

    TrialRates(Rates rates, Vault vault, Settings settings) {
        this.rates = rates;
        this.vault = vault;
        this.limits = settings.tests();
    }

    /**
     * Counts one more, in the transaction of the caller.
     *
     * @param owner nobody for a reader of mails, who is a target only
     * @throws TrialsUsedUp if there is no room for it
     */
    void count(Optional<String> owner, Channel channel) {
        owner.ifPresent(name -> count(OWNER, name, limits.perOwner()));
        count(TARGET, channel.reached(), limits.perTarget());
    }

    private void count(String what, String who, int perHour) {
        rates.untilRoom(what, vault.hash(what, who), perHour).ifPresent(wait -> {
            throw new TrialsUsedUp(wait);
        });
    }
}
