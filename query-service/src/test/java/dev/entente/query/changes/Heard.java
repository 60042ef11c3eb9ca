package dev.entente.query.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.buffer.Buffer;

import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.web.Problem;

/** An outlet that keeps what it is told, and takes as much as a test lets it. */
final class Heard implements Outlet {

    /** A change as it was told. */
    record Told(String token, ObjectNode data) {

        String id() {
            return data.get("id").asText();
        }
    }

    final CountDownLatch opened = new CountDownLatch(1);
    final CountDownLatch over = new CountDownLatch(1);
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final ReentrantLock one = new ReentrantLock();
    private final AtomicInteger room;
    volatile Problem refusal;
    volatile String last;
    volatile boolean cut;

    Heard(int room) {
        this.room = new AtomicInteger(room);
    }

    static Heard fast() {
        return new Heard(Integer.MAX_VALUE);
    }

    /** The next changes. */
    List<Told> next(int count) throws InterruptedException {
        var all = new ArrayList<Told>();
        while (all.size() < count) {
            var change = told.poll(60, TimeUnit.SECONDS);
            if (change == null) {
                throw new AssertionError("of " + count + " changes, only these were told: " + all);
            }
            all.add(change);
        }
        return all;
    }

    boolean isSilent() {
        return told.isEmpty();
    }

    @Override
    public void run(Runnable work) {
        one.lock();
        try {
            work.run();
        } finally {
            one.unlock();
        }
    }

    @Override
    public void open(Position position) {
        // the first frame says from where
    }

    @Override
    public void refuse(Problem problem) {
        refusal = problem;
        over.countDown();
    }

    @Override
    public boolean isFull() {
        return room.get() <= 0;
    }

    @Override
    public void write(Buffer frames) {
        room.decrementAndGet();
        for (var frame : frames.toString().split("\n\n", -1)) {
            var token = "";
            for (var line : frame.split("\n", -1)) {
                if (line.startsWith("id: ")) {
                    token = line.substring(4);
                    last = token;
                    opened.countDown();
                } else if (line.startsWith("data: ")) {
                    told.add(new Told(token, Json.object(line.substring(6))));
                }
            }
        }
    }

    @Override
    public void end() {
        over.countDown();
    }

    @Override
    public void cut() {
        cut = true;
        over.countDown();
    }
}
