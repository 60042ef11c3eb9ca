package dev.entente.notification.subscription;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import dev.entente.notification.sql.Jdbc;

/** All subscriptions of who reads at an address, in whichever state, for an operator whom that person has asked. */
@Singleton
public class Subscribers {

    private final SubscriptionStore store;
    private final Managing managing;
    private final Addresses addresses;
    private final Jdbc jdbc;

    Subscribers(SubscriptionStore store, Managing managing, Addresses addresses, Jdbc jdbc) {
        this.store = store;
        this.managing = managing;
        this.addresses = addresses;
        this.jdbc = jdbc;
    }

    /** The latest first; those of which the subscriber was forgotten have no address any more. */
    public List<Subscription> at(Channel channel) {
        return jdbc.inTransaction(
                () -> store.list("targetHash = ?1 order by createdAt desc, id", (Object) addresses.hash(channel)));
    }

    /** Ends them and forgets the subscriber; which. */
    public List<UUID> forget(Channel channel) {
        var ids = at(channel).stream().map(Subscription::id).toList();
        ids.forEach(managing::delete);
        return ids;
    }
}
