package dev.entente.notification.web;

import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Subscription;

/** All that is kept of a subscriber. */
@Singleton
public class Export {

    private static final int AT_ONCE = 500;

    private final Managing managing;
    private final DeliveryLog log;

    Export(Managing managing, DeliveryLog log) {
        this.managing = managing;
        this.log = log;
    }

    /** The subscription as its subscriber sees it, and under {@code deliveries} everything that was sent, the latest first. */
    public ObjectNode of(Subscription subscription) {
        var all = Representation.of(subscription, managing);
        var deliveries = all.putArray("deliveries");
        var before = Long.MAX_VALUE;
        for (var entries = log.of(subscription.id(), Optional.empty(), before, AT_ONCE);
                !entries.isEmpty();
                entries = log.of(subscription.id(), Optional.empty(), before, AT_ONCE)) {
            entries.forEach(entry -> deliveries.add(DeliveryPage.show(entry)));
            before = entries.getLast().seq();
        }
        return all;
    }
}
