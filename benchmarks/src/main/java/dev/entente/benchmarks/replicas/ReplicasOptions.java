package dev.entente.benchmarks.replicas;

import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;

/**
 * What is measured, and where.
 *
 * @param most so many replicas at most
 * @param port of the first replica; the others have the following ones
 * @param postgresProcess whose use of processors is reported
 */
record ReplicasOptions(
        Set<String> only,
        int most,
        int events,
        int subscriptions,
        int rounds,
        URI ingest,
        String kafka,
        int postgres,
        int port,
        long postgresProcess) {

    private static final Set<String> SERVICES = Set.of("query", "notification");

    static ReplicasOptions parse(Arguments arguments) {
        var only = SERVICES;
        var most = 3;
        var events = 150_000;
        var subscriptions = 4_000;
        var rounds = 9;
        var ingest = URI.create("http://127.0.0.1:8081");
        var kafka = "127.0.0.1:9092";
        var postgres = 5432;
        var port = 26_100;
        var process = 0L;
        while (arguments.hasNext()) {
            var flag = arguments.next();
            switch (flag) {
                case "--only" -> only = services(arguments.valueOf(flag));
                case "--most" -> most = number(arguments, flag, 12);
                case "--events" -> events = number(arguments, flag, 10_000_000);
                case "--subscriptions" -> subscriptions = number(arguments, flag, 1_000_000);
                case "--rounds" -> rounds = number(arguments, flag, 100);
                case "--ingest" -> ingest = URI.create(arguments.valueOf(flag));
                case "--kafka" -> kafka = arguments.valueOf(flag);
                case "--postgres" -> postgres = number(arguments, flag, 65_535);
                case "--port" -> port = number(arguments, flag, 65_000);
                case "--pid" -> process = number(arguments, flag, Integer.MAX_VALUE);
                default -> throw new UsageFailure("benchmarks/run replicas does not know '%s'.".formatted(flag));
            }
        }
        return new ReplicasOptions(only, most, events, subscriptions, rounds, ingest, kafka, postgres, port, process);
    }

    private static Set<String> services(String list) {
        var services = Set.copyOf(Arrays.asList(list.split(",", -1)));
        if (!SERVICES.containsAll(services)) {
            throw new UsageFailure("--only takes some of %s with commas between, not '%s'."
                    .formatted(String.join(", ", new TreeSet<>(SERVICES)), list));
        }
        return services;
    }

    private static int number(Arguments arguments, String flag, int most) {
        var text = arguments.valueOf(flag);
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new UsageFailure("%s takes a number from 1 to %,d, not '%s'.".formatted(flag, most, text));
        }
        return Integer.parseInt(text);
    }
}
