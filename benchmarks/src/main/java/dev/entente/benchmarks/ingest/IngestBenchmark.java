package dev.entente.benchmarks.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.entente.benchmarks.ingest.Round.Measured;
import dev.entente.benchmarks.kafka.Topics;
import dev.entente.benchmarks.measure.ProcessUse;
import dev.entente.local.command.Command;
import dev.entente.local.process.LocalFailure;

/** The command {@code benchmarks/run ingest}: every way into the ingest service, beside the limit of the log behind it. */
final class IngestBenchmark {

    private static final String EVENTS = "entente.events";

    private final IngestOptions options;

    private IngestBenchmark(IngestOptions options) {
        this.options = options;
    }

    /** Measures what the arguments ask for, and prints it. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(IngestBenchmark.class)
                .run(words, arguments -> new IngestBenchmark(IngestOptions.parse(arguments)).run()));
    }

    private void run() {
        try (var topics = new Topics(options.target().kafka())) {
            topics.make(Round.TOPIC, topics.partitions(EVENTS));
            var name = Long.toString(Instant.now().getEpochSecond(), 36);
            say("Warming up");
            new Round(options, name + "w")
                    .measure(options.warmUp(), only(List.of(Path.SINGLE, Path.BATCH, Path.LINES)));
            new Round(options, name + "v").measure(Duration.ofSeconds(5), only(List.of(Path.ONE_BY_ONE, Path.RAW)));
            var before = topics.records(EVENTS);
            var rounds = new ArrayList<Map<Path, Measured>>();
            for (var round = 1; round <= options.rounds(); round++) {
                say("Round " + round + " of " + options.rounds());
                rounds.add(new Round(options, name + round).measure(options.time(), options.paths()));
            }
            tell(new Report(rounds), topics.records(EVENTS) - before);
        }
    }

    private List<Path> only(List<Path> paths) {
        return paths.stream().filter(options.paths()::contains).toList();
    }

    private void tell(Report report, long kept) {
        System.out.printf("%n%s%n%s", report.table(), terms());
        System.out.printf("- Accepted: %,d events; the log grew by %,d.%n", report.accepted(), kept);
        report.refused().forEach((what, count) -> System.out.printf("- Not accepted: %s, %,d times.%n", what, count));
        if (kept < report.accepted()) {
            throw new LocalFailure(
                    "Events were accepted that are not in the log: %,d".formatted(report.accepted() - kept));
        }
    }

    private String terms() {
        var text = new StringBuilder();
        text.append("- %s, %d processors, load average now %s; Java %s.%n"
                .formatted(
                        Instant.now().truncatedTo(ChronoUnit.MINUTES),
                        Runtime.getRuntime().availableProcessors(),
                        loadAverage(),
                        Runtime.version().feature()));
        text.append(
                "- %d rounds, each load %d s; %d connections (twice as many where the load is open), %d for batches of %d, %d streams of NDJSON.%n"
                        .formatted(
                                options.rounds(),
                                options.time().toSeconds(),
                                options.connections(),
                                IngestOptions.BATCH_CONNECTIONS,
                                options.batch(),
                                IngestOptions.STREAMS));
        for (var pid : options.processes()) {
            var process = new ProcessUse(pid);
            text.append("- Memory of %s: %d MiB resident, %d MiB at most.%n"
                    .formatted(
                            pid.equals(options.processes().getFirst()) ? "the service" : "the broker",
                            process.residentMebibytes(),
                            process.mostResidentMebibytes()));
        }
        return text.toString();
    }

    private static String loadAverage() {
        try {
            return Files.readString(java.nio.file.Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            throw new LocalFailure("/proc/loadavg cannot be read: " + e.getMessage(), e);
        }
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
