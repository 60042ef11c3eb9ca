package dev.entente.benchmarks.ingest;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;

/**
 * What is measured, and how. Every load is bounded in time; the defaults take about seven minutes.
 *
 * @param time of each load in each round
 * @param warmUp of the service by each kind of load before the first round
 * @param rate of the open loads, in events a second; where it is not given, half of what the closed load reached
 * @param paths what is measured, each way together with its limit
 * @param processes whose use of the machine is reported: the service, then the broker
 */
record IngestOptions(
        Target target,
        Duration time,
        Duration warmUp,
        int rounds,
        int connections,
        int batch,
        Optional<Double> rate,
        List<Path> paths,
        List<Long> processes) {

    static final int BATCH_CONNECTIONS = 8;
    static final int STREAMS = 4;

    static IngestOptions parse(Arguments arguments) {
        var url = URI.create("http://127.0.0.1:8081");
        var kafka = "127.0.0.1:9092";
        var time = Duration.ofSeconds(10);
        var warmUp = Duration.ofSeconds(30);
        var rounds = 3;
        var connections = 32;
        var batch = 100;
        var rate = Optional.<Double>empty();
        var paths = Path.of(Optional.empty());
        var processes = new ArrayList<Long>();
        while (arguments.hasNext()) {
            var flag = arguments.next();
            switch (flag) {
                case "--url" -> url = URI.create(arguments.valueOf(flag));
                case "--kafka" -> kafka = arguments.valueOf(flag);
                case "--seconds" -> time = Duration.ofSeconds(number(arguments, flag, 600));
                case "--warm-up" -> warmUp = Duration.ofSeconds(number(arguments, flag, 600));
                case "--rounds" -> rounds = number(arguments, flag, 100);
                case "--connections" -> connections = number(arguments, flag, 1000);
                case "--batch" -> batch = number(arguments, flag, 1000);
                case "--rate" -> rate = Optional.of((double) number(arguments, flag, 1_000_000));
                case "--only" -> paths = paths(arguments.valueOf(flag));
                case "--pid" -> processes.add((long) number(arguments, flag, Integer.MAX_VALUE));
                default -> throw new UsageFailure("benchmarks/run ingest does not know '%s'.".formatted(flag));
            }
        }
        var target = new Target(new InetSocketAddress(url.getHost(), url.getPort()), tokens(), kafka);
        return new IngestOptions(target, time, warmUp, rounds, connections, batch, rate, paths, processes);
    }

    private static List<Path> paths(String way) {
        if (!List.of("single", "batch", "lines").contains(way)) {
            throw new UsageFailure("--only takes single, batch or lines, not '%s'.".formatted(way));
        }
        return Path.of(Optional.of(way));
    }

    private static int number(Arguments arguments, String flag, int most) {
        var text = arguments.valueOf(flag);
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new UsageFailure("%s takes a number from 1 to %,d, not '%s'.".formatted(flag, most, text));
        }
        return Integer.parseInt(text);
    }

    /** Not on the command line, which others can read. */
    private static List<String> tokens() {
        var given = System.getenv().getOrDefault("ENTENTE_TOKENS", "").strip();
        if (given.isEmpty()) {
            throw new UsageFailure("ENTENTE_TOKENS holds no token that may write as " + SampleEvents.SOURCE + ".");
        }
        return List.of(given.split("\\s+"));
    }
}
