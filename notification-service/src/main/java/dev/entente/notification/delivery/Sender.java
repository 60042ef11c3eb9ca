package dev.entente.notification.delivery;

/** Makes attempts by one channel. */
public interface Sender {

    /** The type of the channel. */
    String channel();

    /** Makes one attempt, and takes no longer than the configured time-out. */
    Answer send(Parcel parcel);
}
