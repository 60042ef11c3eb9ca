package dev.entente.benchmarks.query;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.entente.local.process.LocalFailure;
import dev.entente.local.server.Database;

/** Asks the service, and shows how the database answered what the service asked it: by its own statements, whatever they are. */
final class Plans {

    /** Nobody's question but that of how far the service is. */
    private static final Inquiry NOTHING = Inquiry.of("nothing", "/positions/now");

    private static final Duration AWHILE = Duration.ofSeconds(12);
    private static final int BEGINNING = 64 * 1024;
    private static final int SHOWN_OF_A_STATEMENT = 100;

    private static final int UNAVAILABLE = 503;
    private static final int MOST_TRIES = 100;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final URI service;
    private final Database administrator;
    private final Path log;

    Plans(URI service, Database administrator, Path log) {
        this.service = service;
        this.administrator = administrator;
        this.log = log;
    }

    /** What became of a question, and how many milliseconds it took until its answer was read. */
    private record Answered(int status, double milliseconds) {}

    /** Statements that are alike: the one that took longest, and their number. */
    private record Alike(PlannedStatement longest, int count) {

        private Alike and(PlannedStatement other) {
            return new Alike(other.milliseconds() > longest.milliseconds() ? other : longest, count + 1);
        }
    }

    void show(List<Inquiry> inquiries) {
        var answers = new LinkedHashMap<Inquiry, Answered>();
        var statements = new LinkedHashMap<Inquiry, List<PlannedStatement>>();
        try (var watch = new Watch(administrator, log)) {
            System.err.println("Asking for the time that each takes");
            inquiries.forEach(inquiry -> answers.put(inquiry, second(inquiry, watch)));
            watch.begin();
            var usual = usual(watch);
            for (var inquiry : inquiries) {
                System.err.println("Plans of " + inquiry.name());
                ask(inquiry, watch);
                statements.put(inquiry, asked(inquiry, watch));
            }
            usual.addAll(usual(watch)); // what is asked seldom, and not at all for a while after connections were ended
            statements.values().forEach(asked -> asked.removeIf(statement -> usual.contains(statement.text())));
        }
        statements.forEach(Plans::print);
        summarize(answers, statements);
    }

    private Answered second(Inquiry inquiry, Watch watch) {
        var first = ask(inquiry, watch);
        return first.status() == 200 ? ask(inquiry, watch) : first;
    }

    /** What the service asks of itself, and of every question, such as how far it is. */
    private Set<String> usual(Watch watch) {
        ask(NOTHING, watch);
        var begin = watch.now();
        LockSupport.parkNanos(AWHILE.toNanos());
        ask(NOTHING, watch);
        return watch.since(begin).stream().map(PlannedStatement::text).collect(Collectors.toCollection(HashSet::new));
    }

    /** Functions that compute and look at nothing are of no interest. */
    private List<PlannedStatement> asked(Inquiry inquiry, Watch watch) {
        var begin = watch.now();
        ask(inquiry, watch);
        return watch.since(begin).stream()
                .filter(statement -> !statement.isNested() || statement.needsPages())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Asks, again where the service has not yet found back to the database, and waits until nothing is asked any more. */
    private Answered ask(Inquiry inquiry, Watch watch) {
        var answered = once(inquiry);
        for (var tries = 1; answered.status() == UNAVAILABLE && tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            answered = once(inquiry);
        }
        watch.settle();
        return answered;
    }

    /** By a client that is gone afterwards, so that nothing goes on that is not read to its end. */
    private Answered once(Inquiry inquiry) {
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var begin = System.nanoTime();
            var answer = client.send(
                    HttpRequest.newBuilder(service.resolve(inquiry.address())).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                var unused = inquiry.isEndless() ? body.readNBytes(BEGINNING) : body.readAllBytes();
            }
            var milliseconds = (System.nanoTime() - begin) / 1e6;
            client.shutdownNow();
            return new Answered(answer.statusCode(), milliseconds);
        } catch (IOException e) {
            throw new LocalFailure(
                    "The query service does not answer %s: %s".formatted(inquiry.address(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private static void print(Inquiry inquiry, List<PlannedStatement> statements) {
        System.out.printf("%n### %s%n%n`%s`%n", inquiry.name(), inquiry.address());
        var groups = alike(statements);
        for (var group : groups) {
            if (groups.size() > 1) {
                System.out.printf(
                        "%n`%s`: %.1f ms%s%n",
                        group.longest().beginning(SHOWN_OF_A_STATEMENT),
                        group.longest().milliseconds(),
                        group.count() > 1 ? ", the longest of " + group.count() : "");
            }
            System.out.printf("%n```%n%s%n```%n", group.longest().shownPlan());
        }
    }

    private static List<Alike> alike(List<PlannedStatement> statements) {
        var groups = new ArrayList<Alike>();
        for (var statement : statements) {
            var index = 0;
            while (index < groups.size() && !groups.get(index).longest().isLike(statement)) {
                index++;
            }
            if (index < groups.size()) {
                groups.set(index, groups.get(index).and(statement));
            } else {
                groups.add(new Alike(statement, 1));
            }
        }
        return groups;
    }

    private static void summarize(Map<Inquiry, Answered> answers, Map<Inquiry, List<PlannedStatement>> all) {
        System.out.printf("%n| question | answer | statements | pages, of these read | read without a condition |%n"
                + "|---|---|---|---|---|%n");
        answers.forEach((inquiry, answered) -> {
            var statements =
                    all.get(inquiry).stream().filter(one -> !one.isNested()).toList();
            System.out.printf(
                    "| %s | %s | %,d | %,d, %,d | %s |%n",
                    inquiry.name(),
                    answered.status() == 200
                            ? "%,.1f ms".formatted(answered.milliseconds())
                            : "%d after %,.0f ms".formatted(answered.status(), answered.milliseconds()),
                    statements.size(),
                    statements.stream().mapToLong(one -> one.hit() + one.read()).sum(),
                    statements.stream().mapToLong(PlannedStatement::read).sum(),
                    all.get(inquiry).stream()
                            .flatMap(one -> one.unconditional().stream())
                            .sorted(Comparator.reverseOrder())
                            .distinct()
                            .collect(Collectors.joining(", ")));
        });
    }
}
