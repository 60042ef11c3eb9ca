package dev.entente.ingest.log;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How many events, and how many bytes of them, may wait for the log at once. */
final class Room {

    private final int mostEvents;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private int events;
    private long bytes;

    Room(int mostEvents, long mostBytes) {
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    /** Takes room for an event, if there is any. */
    boolean tryEnter(long size) {
        lock.lock();
        try {
            return enterWithin(mostEvents, mostBytes, size);
        } finally {
            lock.unlock();
        }
    }

    /** Takes room for an event as soon as no more than half of all is taken: the other half is for those who do not wait. */
    void enter(long size) throws InterruptedException {
        lock.lock();
        try {
            while (!enterWithin(Math.max(1, mostEvents / 2), mostBytes / 2, size)) {
                left.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean enterWithin(int eventLimit, long byteLimit, long size) {
        if (events >= eventLimit || (events > 0 && bytes + size > byteLimit)) {
            return false;
        }
        events++;
        bytes += size;
        return true;
    }

    void leave(long size) {
        lock.lock();
        try {
            events--;
            bytes -= size;
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int events() {
        lock.lock();
        try {
            return events;
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
