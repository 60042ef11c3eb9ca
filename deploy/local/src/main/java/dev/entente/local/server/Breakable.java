package dev.entente.local.server;

/** A server that can be made to hang, or killed. */
public interface Breakable extends Server {
    /** Makes it answer nothing, while its connections stay: as a machine does that hangs, or a network that is cut. */
    void freeze();

    /** Lets it go on where it was frozen. */
    void thaw();

    /** kill -9, frozen or not; returns when it is gone. */
    void kill();
}
