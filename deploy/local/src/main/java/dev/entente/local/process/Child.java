package dev.entente.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A running child process, whether this JVM started it or an earlier one did. */
public final class Child {
    /** How a process is asked to end. */
    public enum Signal {
        TERM,
        INT,
        KILL,
        STOP,
        CONT
    }

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(25);

    private final Identity identity;
    private final ProcessHandle handle;
    private final RunLog written;

    /** A process with what it has written; of one that an earlier JVM started, all of the log. */
    Child(Identity identity, ProcessHandle handle, RunLog written) {
        this.identity = identity;
        this.handle = handle;
        this.written = written;
    }

    public String name() {
        return identity.name();
    }

    public long pid() {
        return handle.pid();
    }

    public Path log() {
        return identity.log();
    }

    public boolean isAlive() {
        return handle.isAlive() && !ProcFiles.hasEnded(handle.pid());
    }

    /** Completes when the process has ended. */
    public CompletableFuture<Child> ended() {
        return handle.onExit().thenApply(gone -> this);
    }

    /** Asks the process to end, and kills it where it has not done so in time; returns when it is gone. */
    public void stop(Signal signal, Duration patience) {
        send(signal);
        if (!endsWithin(patience)) {
            send(Signal.KILL);
            if (!endsWithin(Duration.ofSeconds(10))) {
                throw new LocalFailure(
                        "Process %d (%s) cannot be ended, not even by kill -9.".formatted(pid(), name()));
            }
        }
    }

    /** Sends a signal to the process and to all that it started. */
    public void sendToAll(Signal signal) {
        var pids = Stream.concat(Stream.of(handle), handle.descendants()).map(one -> Long.toString(one.pid()));
        Commands.run(Stream.concat(Stream.of("sh", "-c", "kill -s \"$0\" \"$@\"", signal.name()), pids)
                .toList());
    }

    /** Kills the process and all that it started; returns when it is gone. */
    public void killAll() {
        sendToAll(Signal.KILL);
        stop(Signal.KILL, Duration.ofSeconds(10));
    }

    /** The end of what it has written, to be shown to a person. */
    public String lastLines(int count) {
        return written.lastLines(count);
    }

    /** What it says itself of why it ended, if it does. */
    Optional<String> reason() {
        return written.reason();
    }

    /** What it says that it is at, where that may take any time: the change of its database's schema. */
    public Optional<String> work() {
        return written.migration().map("changes the schema of its database: %s"::formatted);
    }

    /** What it was told by that environment variable when it was started; nothing also where that cannot be seen. */
    public Optional<String> variable(String name) {
        return ProcFiles.variable(pid(), name);
    }

    private void send(Signal signal) {
        // the JDK can only send TERM and KILL, and PostgreSQL takes TERM as "once every client has gone"
        Commands.run(List.of("sh", "-c", "kill -s \"$0\" \"$1\"", signal.name(), Long.toString(pid())));
    }

    /** Looks for itself: of processes that an earlier JVM started, the JDK notices the end only after a second or two. */
    private boolean endsWithin(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isAlive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            if (Thread.interrupted()) {
                throw new LocalFailure("Interrupted while waiting for the end of " + name());
            }
            LockSupport.parkNanos(PAUSE);
        }
        return true;
    }
}
