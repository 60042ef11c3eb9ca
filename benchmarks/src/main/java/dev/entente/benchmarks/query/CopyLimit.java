package dev.entente.benchmarks.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.postgresql.PGConnection;

/** How fast the database takes the very rows that the projection wrote, when they come ready from a file. */
final class CopyLimit {

    private static final String TABLE = "benchmark_copy";

    private final Ledger ledger;

    /**
     * What was measured.
     *
     * @param indexed rows a second with all indexes in place
     * @param indexedAfterwards rows a second where indexes are built when the rows are there, their building included
     */
    record Limit(long rows, double indexed, double indexedAfterwards) {}

    CopyLimit(Ledger ledger) {
        this.ledger = ledger;
    }

    Limit measure() {
        var file = temporary();
        try {
            var rows = dump(file);
            ledger.run("create table " + TABLE + " (like version including all)");
            var indexed = rows / seconds(() -> copy(file));
            ledger.run(
                    "drop table " + TABLE,
                    "create table " + TABLE
                            + " (like version including defaults including generated including storage)");
            var afterwards = rows
                    / seconds(() -> {
                        copy(file);
                        ledger.run(indexes().toArray(new String[0]));
                    });
            return new Limit(rows, indexed, afterwards);
        } finally {
            ledger.run("drop table if exists " + TABLE);
            delete(file);
        }
    }

    private long dump(Path file) {
        return ledger.with(connection -> {
            try (var out = Files.newOutputStream(file)) {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("copy (select " + columns() + " from version) to stdout", out);
            }
        });
    }

    private void copy(Path file) {
        ledger.with(connection -> {
            try (var in = Files.newInputStream(file)) {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + TABLE + " (" + columns() + ") from stdin", in, 64 * 1024);
            }
        });
    }

    /** Those that are written; the others are made of them. */
    private String columns() {
        return String.join(", ", ledger.texts("""
                select attname from pg_attribute
                 where attrelid = 'version'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                 order by attnum"""));
    }

    private List<String> indexes() {
        return ledger
                .texts("select indexdef from pg_indexes where schemaname = current_schema() and tablename = 'version'")
                .stream()
                .map(definition ->
                        definition.replaceFirst("INDEX \\S+ ON (\\S+\\.)?version ", "INDEX ON " + TABLE + " "))
                .toList();
    }

    private static double seconds(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("entente-versions", ".copy");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
