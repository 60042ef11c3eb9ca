package dev.entente.local.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.entente.local.process.Commands;
import dev.entente.local.process.Folders;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Secrets;
import dev.entente.local.server.Postgres;
import dev.entente.local.server.Purpose;

/** The files of a PostgreSQL server. They appear whole, with the services' databases and roles in them, or not at all. */
final class Cluster {
    private final Binaries binaries;
    private final Account account;
    private final Secrets secrets;
    private final Purpose purpose;

    Cluster(Binaries binaries, Account account, Secrets secrets, Purpose purpose) {
        this.binaries = binaries;
        this.account = account;
        this.secrets = secrets;
        this.purpose = purpose;
    }

    void make(Path folder) {
        try {
            Files.createDirectories(folder.getParent());
            Path draft = Files.createTempDirectory(folder.getParent(), "postgres-new");
            try {
                account.own(draft, binaries);
                initialise(draft);
                fill(draft);
                Folders.moveUnlessThere(draft, folder);
            } finally {
                Folders.delete(draft);
            }
        } catch (IOException e) {
            throw new LocalFailure("PostgreSQL's files cannot be made in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Text sorts by code point, the same on every machine; a query that wants a language's order names its collation. */
    private void initialise(Path draft) throws IOException {
        Path password = Files.createTempFile(draft.getParent(), "postgres", ".password"); // only its owner may read it
        Files.writeString(password, secrets.password("postgres"));
        try {
            account.own(password, binaries);
            run(
                    List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + draft,
                            "--username=postgres",
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions",
                            "--no-sync"),
                    null);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /**
     * Through the server's single-user mode, which needs neither a client nor a port; it takes a statement a line. In the template, so that
     * what is revoked there is revoked in each database.
     */
    private void fill(Path draft) throws IOException {
        Path statements = Files.createTempFile("entente", ".sql"); // only its owner may read it
        try {
            StringBuilder text = new StringBuilder(Postgres.NO_LARGE_OBJECTS).append(System.lineSeparator());
            if (purpose == Purpose.TESTS) { // which open very many connections, and whose passwords protect nothing
                text.append("SET scram_iterations = 1%n".formatted());
            }
            for (String name : Postgres.DATABASES) {
                text.append(
                        "CREATE ROLE %s LOGIN PASSWORD '%s'%n".formatted(name, secrets.password("postgres-" + name)));
                text.append("CREATE DATABASE %s OWNER %s%n".formatted(name, name));
                text.append("REVOKE ALL ON DATABASE %s FROM PUBLIC%n".formatted(name));
            }
            text.append("CREATE ROLE %s LOGIN PASSWORD '%s'%n"
                    .formatted(Postgres.READER, secrets.password("postgres-" + Postgres.READER)));
            text.append("GRANT CONNECT ON DATABASE query TO %s%n".formatted(Postgres.READER));
            Files.writeString(statements, text, StandardCharsets.US_ASCII);
            run(List.of(binaries.program("postgres"), "--single", "-D", draft.toString(), "template1"), statements);
        } finally {
            Files.delete(statements);
        }
    }

    private void run(List<String> command, Path input) {
        var done = Commands.run(account.command(command), Map.of("LC_ALL", "C"), input);
        boolean complained = done.output().contains("ERROR:"); // the single-user mode ends well all the same
        if (!done.succeeded() || complained) {
            throw new LocalFailure("PostgreSQL's files could not be made (is the disk full?):%n%s"
                    .formatted(done.output().indent(4)));
        }
    }
}
