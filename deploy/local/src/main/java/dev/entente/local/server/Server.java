package dev.entente.local.server;

import java.util.Optional;

/** A server that can be stopped and started again, for real, on the same address and with the same data. */
public interface Server {
    /** Returns when the server serves; nothing happens where it does already. */
    void start();

    /** Returns when the server is gone; nothing happens where it is already. */
    void stop();

    boolean isRunning();

    /** What it is at while it starts, said of it in a few words; nothing where it does not tell. */
    default Optional<String> work() {
        return Optional.empty();
    }

    /** Whether it runs as it would be started now; a start exchanges one that does not. */
    default boolean isCurrent() {
        return isRunning();
    }
}
