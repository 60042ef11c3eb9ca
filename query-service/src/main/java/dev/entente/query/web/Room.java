package dev.entente.query.web;

import java.io.Serial;
import java.util.concurrent.Semaphore;

/** Room for so many KiB. */
final class Room extends Semaphore {

    @Serial
    private static final long serialVersionUID = 1;

    private static final long KIB = 1024;

    private final int size;

    Room(long bytes) {
        super(kib(bytes), true);
        size = availablePermits();
    }

    /** As many KiB as hold the bytes. */
    static int kib(long bytes) {
        return Math.toIntExact(Math.min((bytes + KIB - 1) / KIB, Integer.MAX_VALUE));
    }

    int size() {
        return size;
    }

    int taken() {
        return size - availablePermits();
    }

    boolean isFull() {
        return availablePermits() <= 0;
    }

    /** Whether half of it is taken, so that others may soon find none. */
    boolean isScarce() {
        return availablePermits() < size / 2;
    }

    /** Takes room for what is there already, whether or not there is room. */
    void fill(int kib) {
        reducePermits(kib);
    }
}
