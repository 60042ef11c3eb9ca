package dev.entente.local.up;

import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import dev.entente.local.command.Command;
import dev.entente.local.process.Checkout;
import dev.entente.local.process.DataFolder;
import dev.entente.local.token.SigningKey;
import dev.entente.local.up.Options.Part;

/** The command {@code deploy/up}: starts what does not run, and stays with it until Ctrl-C unless it is to leave it alone. */
final class Up {
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(1);

    private final Options options;
    private final Map<Port, Integer> ports;
    private final DataFolder data;
    private final Progress progress = new Progress(System.out);
    private final LocalSystem system;
    private volatile boolean isReady;
    private volatile boolean isEnding;

    private Up(Options options) {
        this.options = options;
        this.ports = Port.chosen(System.getenv());
        this.data = data(options, ports);
        this.system = new LocalSystem(data, ports, progress, LiveFeed.variables(options, System.getenv()));
    }

    /** Starts the system that the arguments ask for. */
    public static void main(String[] words) {
        System.exit(Command.describedBeside(Up.class).run(words, arguments -> new Up(Options.parse(arguments)).run()));
    }

    /** The folder is made only where nothing stands in the way that can be told before. */
    private static DataFolder data(Options options, Map<Port, Integer> ports) {
        if (!DataFolder.ofThisCheckout().isThere()) {
            options.parts().forEach(part -> LocalSystem.demandPorts(part, ports));
        }
        return DataFolder.prepared();
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::end));
        Exclusive.run(data, progress, this::start);
        progress.say(new Welcome(data, ports, options.parts(), options.firstCall()).text(howItStops()));
        isReady = true;
        if (isItsOwn()) {
            supervise();
        }
    }

    /** Whether something ends with this process. */
    private boolean isItsOwn() {
        return !options.detach() && !system.startedHere().isEmpty();
    }

    private String howItStops() {
        if (!isItsOwn()) {
            return "Stop it with deploy/down.";
        }
        Set<Part> before = EnumSet.copyOf(options.parts());
        before.removeAll(system.startedHere());
        return before.isEmpty()
                ? "Ctrl-C stops it."
                : "Ctrl-C stops what was started now; %s ran before, and will run until deploy/down."
                        .formatted(before.stream().map(Part::label).collect(Collectors.joining(", ")));
    }

    private void start() {
        if (options.fresh()) {
            system.stop();
            data.clear();
        }
        if (options.live()) {
            system.stop(Part.INGEST_SERVICE);
        }
        data.demandSpace();
        ChosenPorts.remember(data, ports, system.running());
        progress.say("Starting with the data in " + data.folder());
        system.start(options.parts());
        EnvironmentFiles.write(data, system.environment());
        if (options.sample()) {
            new Sample(uri(Port.INGEST), uri(Port.QUERY), SigningKey.of(data.secrets()), progress)
                    .post(Checkout.root());
        }
        if (options.treaties()) {
            new Treaties(uri(Port.QUERY), data, progress).bringIn(Checkout.root());
        }
    }

    /**
     * Runs when this process ends, for whatever reason: nothing half-started is left, and what was started in the
     * foreground ends with it.
     */
    private void end() {
        isEnding = true;
        if (!isReady || !options.detach()) {
            system.stopStarted();
        }
    }

    /** Tells of processes that end by themselves; returns when none is left. */
    private void supervise() {
        Set<Part> before = system.running();
        while (!before.isEmpty()) {
            LockSupport.parkNanos(LOOK_AGAIN);
            Set<Part> now = system.running();
            if (isEnding) {
                return; // they are being stopped
            }
            Set<Part> gone = EnumSet.copyOf(before);
            gone.removeAll(now);
            gone.forEach(part -> progress.say("%s has ended. Its log: %s. To start it again: deploy/up --detach"
                    .formatted(part.label(), data.log(part.label()))));
            before = now;
        }
        progress.say("Everything has stopped.");
    }

    private URI uri(Port port) {
        return URI.create("http://127.0.0.1:" + ports.get(port));
    }
}
