package dev.entente.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.imports.Options.Mode;
import dev.entente.imports.convert.Conversion;
import dev.entente.imports.convert.Report;
import dev.entente.imports.mapping.Mapping;
import dev.entente.imports.mapping.MappingReader;
import dev.entente.imports.send.EventCheck;
import dev.entente.imports.send.EventFile;
import dev.entente.imports.send.ExportSender;
import dev.entente.imports.send.IngestClient;
import dev.entente.imports.send.Patience;
import dev.entente.imports.send.Progress;
import dev.entente.imports.send.Sender;
import dev.entente.imports.send.Tally;
import dev.entente.imports.table.Table;
import dev.entente.imports.table.TableReader;
import dev.entente.local.command.Arguments;
import dev.entente.local.command.Command;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;

/** The command {@code deploy/import}: brings a file of events, a GDELT export or a mapped table into a running system. */
public final class Import {

    private static final int ALL_IN = 0;
    private static final int NOT_ALL_IN = 1;
    private static final int NOTHING_SENT = 3;

    private final Options options;
    private final Map<String, String> environment;
    private final DataFolder data;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream progressOut;
    private final Duration patience;
    private final AtomicReference<Work> running = new AtomicReference<>();

    /**
     * What can be broken off.
     *
     * @param soFar says how much was done
     * @param stopped what to say where Ctrl-C ends it
     */
    private record Work(Runnable soFar, String stopped) {}

    Import(
            Options options,
            Map<String, String> environment,
            DataFolder data,
            InputStream in,
            PrintStream out,
            PrintStream progressOut,
            Duration patience) {
        this.options = options;
        this.environment = environment;
        this.data = data;
        this.in = in;
        this.out = out;
        this.progressOut = progressOut;
        this.patience = patience;
    }

    /** Imports what the arguments name. */
    public static void main(String[] words) {
        var status = new AtomicReference<>(ALL_IN);
        var failed = Command.describedBeside(Import.class).run(words, arguments -> status.set(run(arguments)));
        System.exit(failed != 0 ? failed : status.get());
    }

    private static int run(Arguments arguments) {
        var options = Options.parse(arguments, System.getenv());
        var one = new Import(
                options,
                System.getenv(),
                DataFolder.ofThisCheckout(),
                System.in,
                System.out,
                System.err,
                Duration.ofMinutes(5));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(one::tellIfStopped));
        return one.run();
    }

    /** Does it all; the status that the command ends with. */
    int run() {
        try {
            return options.mapping().isPresent() ? table(options.mapping().get()) : file();
        } catch (ImportFailure e) {
            var stopped = running.getAndSet(null);
            if (stopped != null) {
                stopped.soFar().run();
            }
            throw new LocalFailure(String.join("\n", e.sentences()), e);
        } catch (IOException e) {
            throw new LocalFailure("It cannot be read or written: " + e.getMessage(), e);
        }
    }

    private int file() throws IOException {
        var file = options.file().map(EventFile::of).orElseGet(() -> EventFile.of(in));
        return switch (Input.of(file)) {
            case EVENTS -> events(file);
            case GDELT -> gdelt(file);
            case JSON_ARRAY ->
                throw new ImportFailure("%s is one JSON array. Give one event a line: jq -c '.[]' %s| deploy/import -"
                        .formatted(
                                file.told(), file.file().map(path -> path + " ").orElse("")));
            case NOTHING -> throw new ImportFailure("%s is empty: there is nothing to import.".formatted(file.told()));
            case WORKBOOK ->
                throw new ImportFailure(
                        "%s is a workbook. Save the sheet as CSV (UTF-8), and give that file, with --mapping to say what its columns mean; docs/tables.md shows how."
                                .formatted(file.told()));
            case TABLE ->
                throw new ImportFailure(
                        "%s holds no events, and is no export of GDELT. If it is a table, say with --mapping what its columns mean; docs/tables.md shows how."
                                .formatted(file.told()));
        };
    }

    /** The events wait in a file until the whole table has been found right. */
    private int table(Path mappingFile) throws IOException {
        running.set(new Work(() -> {}, "Stopped before the whole table was checked: nothing was sent."));
        var spool = Files.createTempFile("entente-import", ".ndjson");
        spool.toFile().deleteOnExit(); // Ctrl-C passes over what follows
        try {
            return converted(convert(mappingFile, spool), spool);
        } finally {
            Files.delete(spool);
        }
    }

    private Optional<Report> convert(Path mappingFile, Path spool) throws IOException {
        try (var events = new BufferedOutputStream(options.mode() == Mode.PRINT ? out : Files.newOutputStream(spool))) {
            var beside = options.file()
                    .map(Path::toAbsolutePath)
                    .map(Path::getParent)
                    .orElse(Path.of(""));
            var mapping = MappingReader.read(mappingFile, beside, options.source());
            progressOut.println(
                    "  reading " + options.file().map(Path::toString).orElse("the standard input"));
            var table = options.file().isPresent()
                    ? TableReader.read(options.file().get(), mapping.format())
                    : TableReader.read(in, "-", mapping.format());
            return Optional.of(checked(table, mapping, event -> write(events, event)));
        } catch (ImportFailure e) {
            e.sentences().forEach(progressOut::println);
            return Optional.empty();
        }
    }

    private Report checked(Table table, Mapping mapping, Consumer<ObjectNode> events) {
        var progress = progress("rows checked");
        progress.say("  checking its %,d rows".formatted(table.rows().size()));
        var report = Conversion.run(
                table, mapping, events, (rows, of) -> progress.at(rows, OptionalDouble.of((double) rows / of)));
        progress.end();
        return report;
    }

    /** What is wrong with the table is told before anything is sent, and then nothing is. */
    private int converted(Optional<Report> converted, Path spool) {
        running.set(null);
        if (converted.isEmpty()) {
            return NOTHING_SENT;
        }
        var report = converted.get();
        var told = options.mode() == Mode.PRINT ? new Told(progressOut) : told();
        told.report(report);
        var faulty = !report.faults().isEmpty();
        if (faulty && !options.skipFaulty()) {
            told.say("Nothing was sent. Mend the table or the mapping, or leave these rows out by --skip-faulty.");
            return NOTHING_SENT;
        }
        var sent = options.mode() == Mode.SEND ? send(EventFile.of(spool)) : ALL_IN;
        if (options.mode() == Mode.SEND) {
            told.say(
                    "Rows that have changed since they were sent first changed nothing: GET /events?source=…&id=… of the"
                            + " query service lists such a row under conflicts. Report a correction instead: docs/ingest.md.");
        }
        return faulty ? NOT_ALL_IN : sent;
    }

    private int events(EventFile file) throws IOException {
        if (options.source().isPresent()) {
            throw new ImportFailure(
                    "--source is for tables and exports of GDELT; %s holds events, which say their source themselves. Leave it out."
                            .formatted(file.told()));
        }
        return switch (options.mode()) {
            case SEND -> send(file);
            case DRY_RUN -> checked(EventCheck.of(file));
            case PRINT ->
                throw new ImportFailure("--print shows the events that a table becomes; these are events already.");
        };
    }

    private int checked(Tally tally) {
        told().checked(tally);
        return tally.isAllIn() ? ALL_IN : NOT_ALL_IN;
    }

    private int send(EventFile file) {
        data.prepare();
        var target = Target.of(options, environment, data);
        var progress = progress("events");
        var sender = new Sender(new IngestClient(target.ingest()), target.tokens(), patience(progress), progress);
        running.set(new Work(() -> told().tally(sender.tally(), sender.perSecond()), stopped(file)));
        var tally = sender.send(file, data.of("imports"), options.restart());
        running.set(null);
        told().tally(tally, sender.perSecond());
        return tally.isAllIn() ? ALL_IN : NOT_ALL_IN;
    }

    private int gdelt(EventFile file) {
        var source = options.source()
                .orElseThrow(() -> new ImportFailure(
                        "%s is an export of GDELT, which does not say as whom to report it. Give --source, for example --source https://gdelt.example.org."
                                .formatted(file.told())));
        if (options.mode() == Mode.PRINT) {
            throw new ImportFailure(
                    "--print shows the events that a table becomes; those of an export of GDELT are made by the service.");
        }
        data.prepare();
        var target = Target.of(options, environment, data);
        var progress = progress("rows");
        var wanted = new ExportSender.Wanted(source, options.mode() == Mode.DRY_RUN);
        var sender = new ExportSender(
                new IngestClient(target.ingest()), target.tokens(), patience(progress), progress, wanted);
        running.set(new Work(() -> told().export(sender.report(), sender.perSecond()), stopped(file)));
        var report = sender.send(file, data.of("imports"), options.restart());
        running.set(null);
        told().export(report, sender.perSecond());
        return report.isAllIn() ? ALL_IN : NOT_ALL_IN;
    }

    private static String stopped(EventFile file) {
        return file.file().isPresent()
                ? "Stopped. The same command goes on where this ended."
                : "Stopped. The standard input cannot be read twice: sent again, what is in already changes nothing.";
    }

    private Progress progress(String what) {
        return new Progress(progressOut, Boolean.getBoolean("entente.terminal"), what, System::nanoTime);
    }

    private Patience patience(Progress progress) {
        return new Patience(patience, System::nanoTime, time -> LockSupport.parkNanos(time.toNanos()), progress::say);
    }

    private Told told() {
        return new Told(out);
    }

    /** Ctrl-C: how far it came. */
    void tellIfStopped() {
        var stopped = running.getAndSet(null);
        if (stopped != null) {
            told().say("");
            stopped.soFar().run();
            told().say(stopped.stopped());
        }
    }

    private static void write(OutputStream events, ObjectNode event) {
        try {
            events.write(Json.MAPPER.writeValueAsBytes(event));
            events.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
