package dev.entente.ingest.pace;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What each client has used of its rate. Of many clients those are forgotten first that have not been seen longest. */
final class Clients {

    private final TokenBucket bucket;
    private final LongSupplier nanoTime;
    private final long begin;
    private final Map<String, Long> instants;

    Clients(TokenBucket bucket, int most, LongSupplier nanoTime) {
        this.bucket = bucket;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.instants = new LinkedHashMap<>(16, 0.75f, true) {

            @Serial
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                return size() > most;
            }
        };
    }

    /** Lets so many pass if they may: 0, or else the nanoseconds until they would, and nothing is used. */
    synchronized long take(String client, long count) {
        var now = now();
        var instant = bucket.after(instants.getOrDefault(client, 0L), now, count);
        var wait = bucket.nanosUntil(instant, now);
        if (wait == 0) {
            instants.put(client, instant);
        }
        return wait;
    }

    /** Lets so many pass in any case, after the nanoseconds that are returned. */
    synchronized long reserve(String client, long count) {
        var now = now();
        var instant = bucket.after(instants.getOrDefault(client, 0L), now, count);
        instants.put(client, instant);
        return bucket.nanosUntil(instant, now);
    }

    private long now() {
        return nanoTime.getAsLong() - begin;
    }
}
