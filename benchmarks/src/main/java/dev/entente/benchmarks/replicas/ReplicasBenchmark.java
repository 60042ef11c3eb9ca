package dev.entente.benchmarks.replicas;

import java.util.function.IntFunction;

import dev.entente.local.command.Command;

/** The command {@code benchmarks/run replicas}: what two and three replicas of a service do beside one, in the same run. */
final class ReplicasBenchmark {

    private final ReplicasOptions options;

    private ReplicasBenchmark(ReplicasOptions options) {
        this.options = options;
    }

    /** Measures what the arguments ask for, and prints it. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(ReplicasBenchmark.class).run(words, arguments -> {
            var benchmark = new ReplicasBenchmark(ReplicasOptions.parse(arguments));
            benchmark.run();
        }));
    }

    private void run() {
        // before there is a large history, which notification would have to read first
        if (options.only().contains("notification")) {
            var sending = new Sending(options);
            measure("notification", "deliveries", sending::by);
        }
        if (options.only().contains("query")) {
            var following = new Following(options);
            measure("query", "events", following::by);
            if (options.only().contains("notification")) {
                System.out.print(new Reading(options).cost());
            }
        }
    }

    private void measure(String service, String work, IntFunction<Shared> run) {
        System.out.println(Shared.head(service, work));
        var one = 0.0;
        for (var count = 1; count <= options.most(); count++) {
            System.err.printf("%s: %d%n", service, count);
            var shared = run.apply(count);
            one = count == 1 ? shared.perSecond() : one;
            System.out.println(shared.row(one));
        }
    }
}
