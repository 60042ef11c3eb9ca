package dev.entente.benchmarks.query;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;
import dev.entente.local.process.DataFolder;
import dev.entente.local.server.Database;

/**
 * What is measured, and how.
 *
 * @param seed only write the events into the log
 * @param only the parts that are wanted: projection, rebuild, questions, unchanged, receipts, plans, and last of all tenfold,
 *     which makes the read models ten times as many and asks the questions again
 * @param ingest the ingest service, where the way from a post to the read model is to be measured
 * @param rate posts a second on that way
 * @param administrator the superuser of PostgreSQL, in a database of its own
 * @param processes whose use of processors and memory is reported: the service, then the database
 */
record QueryOptions(
        boolean seed,
        int events,
        Duration time,
        Duration warmUp,
        int connections,
        int rate,
        Set<String> only,
        InetSocketAddress url,
        Optional<URI> ingest,
        String kafka,
        Database database,
        Database administrator,
        List<Long> processes) {

    private static final Set<String> UNASKED =
            Set.of("projection", "rebuild", "questions", "unchanged", "receipts", "plans");

    private static final Set<String> PARTS =
            Stream.concat(UNASKED.stream(), Stream.of("tenfold")).collect(Collectors.toUnmodifiableSet());

    static QueryOptions parse(Arguments arguments) {
        var seed = false;
        var events = 1_000_000;
        var time = Duration.ofSeconds(10);
        var warmUp = Duration.ofSeconds(20);
        var connections = 8;
        var rate = 20;
        var only = UNASKED;
        var url = URI.create("http://127.0.0.1:8082");
        var ingest = Optional.<URI>empty();
        var kafka = "127.0.0.1:9092";
        var port = 5432;
        var processes = new ArrayList<Long>();
        while (arguments.hasNext()) {
            var flag = arguments.next();
            switch (flag) {
                case "--seed" -> seed = true;
                case "--events" -> events = number(arguments, flag, 100_000_000);
                case "--seconds" -> time = Duration.ofSeconds(number(arguments, flag, 600));
                case "--warm-up" -> warmUp = Duration.ofSeconds(number(arguments, flag, 600));
                case "--connections" -> connections = number(arguments, flag, 1000);
                case "--rate" -> rate = number(arguments, flag, 10_000);
                case "--only" -> only = parts(arguments.valueOf(flag));
                case "--url" -> url = URI.create(arguments.valueOf(flag));
                case "--ingest" -> ingest = Optional.of(URI.create(arguments.valueOf(flag)));
                case "--kafka" -> kafka = arguments.valueOf(flag);
                case "--postgres" -> port = number(arguments, flag, 65_535);
                case "--pid" -> processes.add((long) number(arguments, flag, Integer.MAX_VALUE));
                default -> throw new UsageFailure("benchmarks/run query does not know '%s'.".formatted(flag));
            }
        }
        var secrets = DataFolder.ofThisCheckout().secrets();
        return new QueryOptions(
                seed,
                events,
                time,
                warmUp,
                connections,
                rate,
                only,
                new InetSocketAddress(url.getHost(), url.getPort()),
                ingest,
                kafka,
                Database.at("127.0.0.1", port, "query", secrets.password("postgres-query")),
                Database.at("127.0.0.1", port, "postgres", secrets.password("postgres")),
                processes);
    }

    /** The address of the query service. */
    URI service() {
        return URI.create("http://%s:%d".formatted(url.getHostString(), url.getPort()));
    }

    private static Set<String> parts(String list) {
        var parts = Set.copyOf(Arrays.asList(list.split(",", -1)));
        if (!PARTS.containsAll(parts)) {
            throw new UsageFailure("--only takes some of %s with commas between, not '%s'."
                    .formatted(String.join(", ", new TreeSet<>(PARTS)), list));
        }
        return parts;
    }

    private static int number(Arguments arguments, String flag, int most) {
        var text = arguments.valueOf(flag);
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new UsageFailure("%s takes a number from 1 to %,d, not '%s'.".formatted(flag, most, text));
        }
        return Integer.parseInt(text);
    }
}
