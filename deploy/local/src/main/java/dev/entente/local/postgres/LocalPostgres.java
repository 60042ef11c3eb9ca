package dev.entente.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.Identity;
import dev.entente.local.process.Launch;
import dev.entente.local.process.Secrets;
import dev.entente.local.process.Waiting;
import dev.entente.local.server.Database;
import dev.entente.local.server.Postgres;
import dev.entente.local.server.Purpose;

/** A PostgreSQL server as a child process. The first start makes its files. */
public final class LocalPostgres implements Postgres {
    private static final String NAME = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Children children;
    private final Path data;
    private final Path log;
    private final int port;
    private final Secrets secrets;
    private final Purpose purpose;

    /**
     * A server that is yet to be started.
     *
     * @param data folder of its own, made where it is missing
     * @param secrets where the roles' passwords are kept
     */
    public LocalPostgres(Children children, Path data, Path log, int port, Secrets secrets, Purpose purpose) {
        this.children = children;
        this.data = data.toAbsolutePath();
        this.log = log;
        this.port = port;
        this.secrets = secrets;
        this.purpose = purpose;
    }

    @Override
    public Database database(String name) {
        if (!DATABASES.contains(name)) {
            throw new IllegalArgumentException("There is no database %s, only %s".formatted(name, DATABASES));
        }
        return Database.at("127.0.0.1", port, name, secrets.password("postgres-" + name));
    }

    @Override
    public Database reader() {
        return database("query").as(READER, secrets.password("postgres-" + READER));
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Binaries binaries = Binaries.unpacked().from(built -> children.programs(NAME, built));
        Account account = Account.chosen();
        if (!Files.exists(data)) {
            new Cluster(binaries, account, secrets, purpose).make(data);
        }
        account.own(data, binaries);
        new StaleLock(data).remove();
        Child server =
                children.start(new Launch(identity(), account.command(command(binaries)), Map.of("LC_ALL", "C")));
        Waiting.until(() -> isReady(server), server, PATIENCE);
    }

    @Override
    public void stop() {
        children.stop(identity(), Child.Signal.INT, Duration.ofSeconds(30));
    }

    @Override
    public void freeze() {
        children.running(identity()).ifPresent(server -> server.sendToAll(Child.Signal.STOP));
    }

    @Override
    public void thaw() {
        children.running(identity()).ifPresent(server -> server.sendToAll(Child.Signal.CONT));
    }

    @Override
    public void kill() {
        children.running(identity()).ifPresent(Child::killAll);
    }

    @Override
    public boolean isRunning() {
        return children.running(identity()).isPresent();
    }

    private Identity identity() {
        return new Identity(NAME, data.toString(), log);
    }

    private List<String> command(Binaries binaries) {
        List<String> command = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString()));
        set(command, "port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories=");
        set(command, "timezone=UTC", "log_timezone=UTC");
        if (purpose == Purpose.TESTS) {
            set(command, "fsync=off", "full_page_writes=off", "synchronous_commit=off");
        } else {
            // taken as it is needed; PostgreSQL's own 128 MB are too few for a ledger of some size
            set(command, "shared_buffers=512MB");
            // each checkpoint has all pages written whole once more, and with 1 GB a rebuild has one every six seconds
            set(command, "max_wal_size=4GB");
        }
        return command;
    }

    private static void set(List<String> command, String... settings) {
        for (String setting : settings) {
            command.addAll(List.of("-c", setting));
        }
    }

    /** The server says in its own pid file when it takes connections: the process number in line 1, the state in line 8. */
    private boolean isReady(Child server) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.get(0).equals(Long.toString(server.pid()))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false; // not yet written
        }
    }
}
