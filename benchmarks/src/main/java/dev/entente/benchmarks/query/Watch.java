package dev.entente.benchmarks.query;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.local.process.LocalFailure;
import dev.entente.local.server.Database;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Has PostgreSQL write the plan of each statement of the query service into its log, by its own module auto_explain, until it is
 * closed. Both times connections are ended, since a connection keeps the settings with which it began: the service has to get new
 * ones, and refuses a few questions meanwhile.
 */
final class Watch implements AutoCloseable {

    private static final String DATABASE = "query";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Map<String, String> SETTINGS = Map.of(
            "session_preload_libraries", "auto_explain",
            "auto_explain.log_min_duration", "0",
            "auto_explain.log_analyze", "on",
            "auto_explain.log_buffers", "on",
            "auto_explain.log_timing", "on",
            "auto_explain.log_nested_statements", "on",
            "auto_explain.log_parameter_max_length", "0");

    private final Ledger administrator;
    private final Path log;

    /**
     * One that is to begin.
     *
     * @param administrator the superuser, in a database of its own, so that what it does is not seen
     * @param log of PostgreSQL
     */
    Watch(Database administrator, Path log) {
        if (!Files.isReadable(log)) {
            throw new LocalFailure(
                    "Plans are taken from PostgreSQL's log, and %s cannot be read. Set ENTENTE_DATA to the folder of the system that is asked."
                            .formatted(log));
        }
        this.administrator = new Ledger(administrator);
        this.log = log;
    }

    void begin() {
        change(SETTINGS.entrySet().stream()
                .map(setting -> "set %s = '%s'".formatted(setting.getKey(), setting.getValue())));
    }

    /** How long the log is. */
    long now() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The statements that have ended since, once none is asked any more. */
    List<PlannedStatement> since(long begin) {
        settle();
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var written = new byte[Math.toIntExact(file.length() - begin)];
            file.seek(begin);
            file.readFully(written);
            return PlannedStatement.read(new String(written, UTF_8));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Waits until the service asks nothing: a statement may end after its answer has been sent, or nobody waits for it any more. */
    void settle() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        do {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        } while (isAsked() && System.nanoTime() < end);
    }

    private boolean isAsked() {
        return administrator.number("""
                select count(*) from pg_stat_activity
                 where datname = ? and backend_type = 'client backend' and xact_start is not null""", DATABASE) > 0;
    }

    private LocalFailure unreadable(IOException reason) {
        return new LocalFailure("PostgreSQL's log %s cannot be read: %s".formatted(log, reason.getMessage()), reason);
    }

    /** All or none. The module says which settings there are. */
    private void change(Stream<String> changes) {
        administrator.run(
                "load 'auto_explain'",
                changes.map(change -> "alter database " + DATABASE + " " + change)
                        .collect(Collectors.joining("; ")));
        administrator.texts("""
                select pg_terminate_backend(pid)::text from pg_stat_activity
                 where datname = ? and backend_type = 'client backend'""", DATABASE);
    }

    @Override
    public void close() {
        change(SETTINGS.keySet().stream().map(name -> "reset " + name));
    }
}
