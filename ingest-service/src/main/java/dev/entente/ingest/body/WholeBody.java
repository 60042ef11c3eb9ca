package dev.entente.ingest.body;

/** A body that was read whole; its room is free again once it is closed. */
public final class WholeBody implements AutoCloseable {

    private final byte[] bytes;
    private final BodyRoom.Share taken;

    WholeBody(byte[] bytes, BodyRoom.Share taken) {
        this.bytes = bytes;
        this.taken = taken;
    }

    /** Not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Takes room for what is made of the bytes.
     *
     * @throws dev.entente.web.Problem 503 if there is none
     */
    public void grow(long more) {
        taken.grow(more);
    }

    @Override
    public void close() {
        taken.close();
    }
}
