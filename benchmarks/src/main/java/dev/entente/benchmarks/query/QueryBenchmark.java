package dev.entente.benchmarks.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import dev.entente.benchmarks.http.Arrivals;
import dev.entente.benchmarks.http.HttpLoad;
import dev.entente.benchmarks.kafka.Topics;
import dev.entente.benchmarks.measure.Load;
import dev.entente.benchmarks.measure.ProcessUse;
import dev.entente.benchmarks.measure.ProcessorUse;
import dev.entente.benchmarks.query.Projecting.Rate;
import dev.entente.local.command.Command;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LocalFailure;

/** The command {@code benchmarks/run query}: how fast a large ledger is projected and read, beside what its database can do. */
final class QueryBenchmark {

    private static final String EVENTS = "entente.events";
    private static final String FROM_MEMORY = "/q/health/live";
    private static final long SEED = 42;

    private final QueryOptions options;
    private final Ledger ledger;

    private QueryBenchmark(QueryOptions options) {
        this.options = options;
        this.ledger = new Ledger(options.database());
    }

    /** Measures what the arguments ask for, and prints it. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(QueryBenchmark.class).run(words, arguments -> {
            var benchmark = new QueryBenchmark(QueryOptions.parse(arguments));
            if (benchmark.options.seed()) {
                new Seeding(benchmark.options.kafka()).write(new SyntheticLedger(SEED), benchmark.options.events());
            } else {
                benchmark.run();
            }
        }));
    }

    private void run() {
        if (wants("projection") || wants("rebuild")) {
            projection();
        }
        ledger.run("analyze");
        var questions = Question.all(ledger.texts(
                        "select subject from version where kind = 'agreement' and known_until = 'infinity' and outcome = 'standing' limit 1")
                .getFirst());
        var answers = wants("questions") || wants("tenfold") ? questions(questions) : List.<Double>of();
        if (wants("unchanged")) {
            unchanged(questions.getFirst());
        }
        if (wants("receipts")) {
            options.ingest().ifPresent(this::receipts);
        }
        memory();
        if (wants("plans")) {
            plans(questions);
        }
        if (wants("tenfold")) {
            tenfold(questions, answers);
        }
    }

    private boolean wants(String part) {
        return options.only().contains(part);
    }

    private void projection() {
        var rates = new LinkedHashMap<String, Rate>();
        if (wants("projection")) {
            say("Following the projection");
            try (var topics = new Topics(options.kafka())) {
                rates.put(
                        "events, from the log to committed read models",
                        new Projecting(ledger, options.processes()).until(topics.records(EVENTS)));
            }
        }
        if (wants("rebuild")) {
            say("Following a rebuild");
            var token = System.getenv().getOrDefault("ENTENTE_ADMIN_TOKEN", "");
            rates.put(
                    "events, by a rebuild beside them, until what it made serves",
                    new Rebuilding(options.service(), token, options.processes()).run());
        }
        say("Measuring COPY");
        var limit = new CopyLimit(ledger).measure();
        System.out.print("""

                | projection | a second | of COPY |
                |---|---|---|
                """);
        rates.forEach((what, rate) -> System.out.printf(
                "| %s | %,.0f | %.2f |%n", what, rate.perSecond(), rate.perSecond() / limit.indexed()));
        System.out.printf(
                "| COPY of the same %,d versions, indexes in place | %,.0f | 1 |%n| the same, indexes built afterwards | %,.0f | |%n%n",
                limit.rows(), limit.indexed(), limit.indexedAfterwards());
        rates.forEach((what, rate) -> System.out.printf(
                "%,d %s: %.0f s, the first %,d not counted. Processor time an event: %s µs.%n",
                rate.events(),
                what,
                rate.seconds(),
                rate.from(),
                rate.cpu().stream()
                        .map("%.0f"::formatted)
                        .collect(Collectors.joining(" (service), ", "", " (database)"))));
    }

    /** Answers a second to each. */
    private List<Double> questions(List<Question> questions) {
        say("Warming up");
        questions.forEach(question -> get(question.address(), options.warmUp().dividedBy(questions.size())));
        System.out.print("""

                | question | answers/s | p50 | p99 | statements/s | p50 | p99 | ratio | CPU an answer: service, database |
                |---|---|---|---|---|---|---|---|---|
                """);
        var answers = new ArrayList<Double>();
        for (var question : questions) {
            say(question.name());
            var sql = new SqlLoad(ledger).run(question, options.connections(), options.time());
            var use = new ProcessorUse(options.processes());
            var http = get(question.address(), options.time());
            System.out.printf(
                    "| %s | %s | %s | %.2f | %s |%n",
                    question.name(),
                    row(http),
                    row(sql),
                    http.eventsPerSecond() / sql.eventsPerSecond(),
                    use.each(http.events()).stream().map("%.0f µs"::formatted).collect(Collectors.joining(", ")));
            answers.add(http.eventsPerSecond());
        }
        return answers;
    }

    private void tenfold(List<Question> questions, List<Double> before) {
        var rows = ledger.number("select count(*) from version");
        new Tenfold(ledger).make();
        say("Asking again");
        var now = questions(questions);
        if (wants("plans")) {
            plans(questions);
        }
        System.out.printf(
                "%n| question, answers a second | %,d versions | %,d | times as slow |%n|---|---|---|---|%n",
                rows, ledger.number("select count(*) from version"));
        for (var index = 0; index < questions.size(); index++) {
            System.out.printf(
                    "| %s | %,.0f | %,.0f | %.2f |%n",
                    questions.get(index).name(), before.get(index), now.get(index), before.get(index) / now.get(index));
        }
    }

    private Load get(String address, Duration time) {
        return HttpLoad.run(
                options.url(), options.connections(), Gets.of(options.url(), address), Arrivals.whenAnswered(), time);
    }

    private void unchanged(Question question) {
        say("Not modified");
        var known = Gets.unchanged(options.url(), question.address(), tag(question.address()));
        var before =
                HttpLoad.run(options.url(), options.connections(), known, Arrivals.whenAnswered(), options.warmUp());
        var same = HttpLoad.run(options.url(), options.connections(), known, Arrivals.whenAnswered(), options.time());
        get(FROM_MEMORY, options.warmUp());
        var memory = get(FROM_MEMORY, options.time());
        System.out.print(
                """

                | unchanged | answers/s | p50 | p99 | ratio |
                |---|---|---|---|---|
                | 304 | %s | %.2f |
                | %s, which reads nothing | %s | 1 |
                """.formatted(row(same), same.eventsPerSecond() / memory.eventsPerSecond(), FROM_MEMORY, row(memory)));
        if (!before.refused().isEmpty()) {
            System.out.println("Other answers: " + before.refused());
        }
    }

    private String tag(String address) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(options.service().resolve(address))
                                    .header("Accept", "application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new LocalFailure("The query service gives no ETag for " + address));
        } catch (IOException e) {
            throw new LocalFailure("The query service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private void receipts(URI ingest) {
        say("From a post to a read");
        var token = System.getenv().getOrDefault("ENTENTE_TOKEN", "");
        var receipts = new Receipts(ingest, options.url(), token);
        var more = new SyntheticLedger(System.nanoTime());
        receipts.run(more, options.rate(), options.warmUp());
        var load = receipts.run(more, options.rate(), options.time());
        System.out.print("""

                | from a post that is due until a read shows it, %d a second | p50 | p99 | p99.9 |
                |---|---|---|---|
                | %,d events | %.1f ms | %.1f ms | %.1f ms |
                """.formatted(
                options.rate(), load.events(), load.percentile(50), load.percentile(99), load.percentile(99.9)));
        if (!load.refused().isEmpty()) {
            System.out.println("Not so: " + load.refused());
        }
    }

    private void memory() {
        options.processes().stream()
                .limit(1)
                .map(ProcessUse::new)
                .forEach(service -> System.out.printf(
                        "%nMemory of the service: %d MiB resident, %d MiB at most.%n",
                        service.residentMebibytes(), service.mostResidentMebibytes()));
    }

    private void plans(List<Question> questions) {
        new Plans(
                        options.service(),
                        options.administrator(),
                        DataFolder.ofThisCheckout().log("postgres"))
                .show(Inquiries.all(questions, ledger));
    }

    private static String row(Load load) {
        return "%,.0f | %.2f ms | %.2f ms".formatted(load.eventsPerSecond(), load.percentile(50), load.percentile(99));
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
