package dev.entente.notification.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jboss.logging.Logger.Level;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.entente.events.LogContext;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.subscription.Channel;

import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * Keeps deliveries going: one thread writes results and claims what is due, in one transaction after the other; each
 * attempt has a virtual thread of its own.
 */
@ApplicationScoped
class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final long LOOK_AGAIN_MS = 500;
    private static final long GATHER_MS = 3;
    private static final long AFTER_FAILURE_MS = 1000;
    private static final long FAREWELL_MS = 8000;

    private final Jdbc jdbc;
    private final Deliveries deliveries;
    private final DeliveryRows rows;
    private final Results results;
    private final Progress progress;
    private final Receivers receivers;
    private final Wake wake;
    private final Map<Channel.Type, Sender> senders;
    private final Clock clock;

    private final ConcurrentLinkedQueue<Attempt> made = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Parcel> late = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("dispatcher").unstarted(this::run);
    private volatile boolean stopping;
    private long lookedAt;

    Dispatcher(
            Jdbc jdbc,
            Deliveries deliveries,
            DeliveryRows rows,
            Results results,
            Progress progress,
            Receivers receivers,
            Wake wake,
            @All List<Sender> senders,
            Clock clock) {
        this.jdbc = jdbc;
        this.deliveries = deliveries;
        this.rows = rows;
        this.results = results;
        this.progress = progress;
        this.receivers = receivers;
        this.wake = wake;
        this.senders = senders.stream().collect(toUnmodifiableMap(Sender::channel, Function.identity()));
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Claims no more, waits a little for attempts under way, and gives the others back. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wake.up();
        thread.join(FAREWELL_MS);
    }

    private void run() {
        try {
            while (!stopping) {
                wake.await(turn() ? LOOK_AGAIN_MS : AFTER_FAILURE_MS);
                Thread.sleep(GATHER_MS); // what ends meanwhile is written with it
            }
            sayFarewell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what has been done and begins what is due; whether the database let it. */
    private boolean turn() {
        var done = new ArrayList<Attempt>();
        for (var attempt = made.poll(); attempt != null; attempt = made.poll()) {
            done.add(attempt);
        }
        var unmade = new ArrayList<Parcel>();
        for (var parcel = late.poll(); parcel != null; parcel = late.poll()) {
            unmade.add(parcel);
        }
        receivers.look(System.nanoTime());
        receivers.found(
                done.stream()
                        .map(attempt -> attempt.parcel().addressee().queue())
                        .toList(),
                System.nanoTime());
        try {
            var claimed = jdbc.inTransaction(() -> {
                jdbc.lookByKeysInOrder();
                var ended = results.write(done);
                rows.giveBack(unmade);
                var next = stopping ? List.<Parcel>of() : claim();
                progress.finished(ended); // last: whoever delivers alerts of the same event waits for the end of this
                return next;
            });
            done.clear(); // it is written, whatever comes
            unmade.clear();
            begin(claimed);
            return true;
        } catch (RuntimeException | Error e) {
            made.addAll(done);
            late.addAll(unmade);
            LOG.errorf("Deliveries could not be read or written, trying again: %s", e.getMessage());
            LOG.debug("The reason in full", e);
            return false;
        }
    }

    private List<Parcel> claim() {
        var now = System.nanoTime();
        if (wake.isAnythingDue() || deliveries.areMoreWaiting() || now - lookedAt > LOOK_AGAIN_MS * 1_000_000) {
            receivers.found(deliveries.waiting(), now);
            lookedAt = now;
        }
        return deliveries.claim(receivers.rooms(now), receivers.weight());
    }

    private void begin(List<Parcel> claimed) {
        var wanted = claimed.stream()
                .collect(partitioningBy(parcel -> parcel.addressee().wanted()));
        var readable = wanted.get(true).stream()
                .collect(partitioningBy(parcel -> !(parcel.addressee().channel() instanceof Channel.Unreadable)));
        receivers.take(readable.get(true), System.nanoTime()).forEach(this::begin);
        endUntried(wanted.get(false), results::cancel);
        endUntried(readable.get(false), results::giveUpUnreadable);
    }

    private void endUntried(List<Parcel> parcels, Function<List<Parcel>, List<UUID>> end) {
        if (!parcels.isEmpty()) {
            jdbc.inTransaction(() -> {
                progress.finished(end.apply(parcels));
                return null;
            });
        }
    }

    private void begin(Parcel parcel) {
        Thread.ofVirtual().name("delivery-" + parcel.id()).start(() -> attempt(parcel));
    }

    /** Makes the attempt, unless it waited here for so long that it could outlast the claim. */
    private void attempt(Parcel parcel) {
        var at = clock.instant();
        if (at.isAfter(parcel.begunBy())) {
            late.add(parcel);
            receivers.withdrawn(parcel, System.nanoTime()).forEach(this::begin);
        } else {
            var began = System.nanoTime();
            var answer = LogContext.call(parcel.names(), () -> answer(parcel));
            var ended = System.nanoTime();
            made.add(new Attempt(parcel, at, (ended - began) / 1_000_000, answer));
            var well = !(answer instanceof Answer.Failed || answer instanceof Answer.Unsent);
            receivers.ended(parcel, well, ended).forEach(this::begin);
        }
        wake.ended();
    }

    private Answer answer(Parcel parcel) {
        try {
            var answer = senders.get(parcel.addressee().channel().type()).send(parcel);
            LOG.log(answer instanceof Answer.Delivered ? Level.DEBUG : Level.INFO, AttemptLine.of(parcel, answer));
            return answer;
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "Delivery %s could not be tried", parcel.id());
            return new Answer.Failed("internal failure: " + e.getClass().getSimpleName());
        }
    }

    private void sayFarewell() throws InterruptedException {
        var unfinished = new ArrayList<>(receivers.giveUpWaiting());
        var until = System.nanoTime() + FAREWELL_MS / 2 * 1_000_000;
        while (!receivers.underWay().isEmpty() && System.nanoTime() < until) {
            wake.await(50);
        }
        unfinished.addAll(receivers.underWay());
        turn();
        jdbc.inTransaction(() -> {
            rows.giveBack(unfinished);
            return null;
        });
    }
}
