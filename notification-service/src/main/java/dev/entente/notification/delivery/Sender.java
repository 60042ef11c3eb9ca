package dev.entente.notification.delivery;

import dev.entente.notification.subscription.Channel;

/** Makes attempts by one channel. */
public interface Sender {

    Channel.Type channel();

    /** Makes one attempt, and takes no longer than the configured time-out. */
    Answer send(Parcel parcel);
}
