package dev.entente.local.server;

/** A server that can be stopped and started again, for real, on the same address and with the same data. */
public interface Server {
    /** Returns when the server serves; nothing happens where it does already. */
    void start();

    /** Returns when the server is gone; nothing happens where it is already. */
    void stop();

    boolean isRunning();

    /** Whether it runs as it would be started now; a start exchanges one that does not. */
    default boolean isCurrent() {
        return isRunning();
    }
}
