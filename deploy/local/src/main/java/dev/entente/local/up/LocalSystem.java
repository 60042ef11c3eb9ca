package dev.entente.local.up;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.entente.local.kafka.Access;
import dev.entente.local.kafka.LocalKafka;
import dev.entente.local.mail.LocalMail;
import dev.entente.local.postgres.LocalPostgres;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.LastingChildren;
import dev.entente.local.process.Ports;
import dev.entente.local.process.Together;
import dev.entente.local.server.Purpose;
import dev.entente.local.server.Server;
import dev.entente.local.up.Options.Part;

/** All processes of the system with one data folder, whoever started them, and the order among them. */
final class LocalSystem {
    private static final Map<Part, List<Port>> LISTENING = Map.of(
            Part.KAFKA, List.of(Port.KAFKA),
            Part.POSTGRES, List.of(Port.POSTGRES),
            Part.MAIL, List.of(Port.SMTP, Port.MAIL),
            Part.INGEST_SERVICE, List.of(Port.INGEST),
            Part.QUERY_SERVICE, List.of(Port.QUERY),
            Part.NOTIFICATION_SERVICE, List.of(Port.NOTIFICATION));

    private final Map<Port, Integer> ports;
    private final Map<Part, Server> servers = new EnumMap<>(Part.class);
    private final LastingChildren children;
    private final ServiceEnvironment environment;
    private final Progress progress;

    LocalSystem(DataFolder data, Map<Port, Integer> ports, Progress progress) {
        this(data, ports, progress, Map.of());
    }

    /**
     * The system with this data.
     *
     * @param feed what the ingest service is told of a feed to follow, if it is started
     */
    LocalSystem(DataFolder data, Map<Port, Integer> ports, Progress progress, Map<String, String> feed) {
        this.ports = ports;
        this.progress = progress;
        children = new LastingChildren(data.run(), data.of("apps"));
        Optional<Access> access = Accounts.asked(System.getenv(), data.secrets());
        LocalKafka kafka = new LocalKafka(
                children, data.of("kafka"), data.log("kafka"), ports.get(Port.KAFKA), Purpose.USE, access);
        LocalPostgres postgres = new LocalPostgres(
                children,
                data.of("postgres"),
                data.log("postgres"),
                ports.get(Port.POSTGRES),
                data.secrets(),
                Purpose.USE);
        environment = new ServiceEnvironment(ports, kafka, postgres, data.secrets(), feed, access);
        servers.put(Part.KAFKA, kafka);
        servers.put(Part.POSTGRES, postgres);
        servers.put(
                Part.MAIL,
                new LocalMail(children, data.of("mail"), data.log("mail"), ports.get(Port.SMTP), ports.get(Port.MAIL)));
        for (Service service : Service.values()) {
            servers.put(
                    service.part(),
                    new LocalService(
                            children, data, service, ports.get(service.port()), () -> environment.of(service)));
        }
    }

    ServiceEnvironment environment() {
        return environment;
    }

    /** Starts what of these does not run: the foundation first, then the services; those of a kind at the same time. */
    void start(Set<Part> parts) {
        parts.stream().filter(part -> !servers.get(part).isRunning()).forEach(part -> demandPorts(part, ports));
        Together.run(starts(intersection(parts, Part.FOUNDATION)));
        Together.untilOneFails(starts(intersection(parts, EnumSet.complementOf(EnumSet.copyOf(Part.FOUNDATION)))));
    }

    /** Stops all that runs: the services first, so that they can finish what they do. */
    void stop() {
        stop(EnumSet.allOf(Part.class));
    }

    /** Stops one part if it runs, so that it starts with what it is told now. */
    void stop(Part part) {
        stop(EnumSet.of(part));
    }

    /** Stops what this run has started, and starts no more of it. */
    void stopStarted() {
        children.close();
        stop(startedHere());
    }

    Set<Part> running() {
        Set<Part> running = EnumSet.noneOf(Part.class);
        servers.forEach((part, server) -> {
            if (server.isRunning()) {
                running.add(part);
            }
        });
        return running;
    }

    /** What did not run before, or not as it does now. */
    Set<Part> startedHere() {
        Set<Part> started = EnumSet.allOf(Part.class);
        started.removeIf(part -> !children.hasStarted(part.label()));
        return started;
    }

    private List<Runnable> starts(Set<Part> parts) {
        List<Runnable> starts = new ArrayList<>();
        for (Part part : parts) {
            starts.add(() -> start(part.label(), servers.get(part), children, progress));
        }
        return starts;
    }

    /** What it came to is known afterwards alone: one that runs may end while it is waited for, and then is started again. */
    static void start(String label, Server server, LastingChildren children, Progress progress) {
        progress.during(
                () -> label + " " + server.work().orElse("starting"),
                () -> label + (children.hasStarted(label) ? " is ready" : " runs"),
                server::start);
    }

    private void stop(Set<Part> parts) {
        Set<Part> running = intersection(parts, running());
        stopTogether(intersection(running, EnumSet.complementOf(EnumSet.copyOf(Part.FOUNDATION))));
        stopTogether(intersection(running, Part.FOUNDATION));
        parts.forEach(part -> servers.get(part).stop()); // leaves no pid file of what had ended by itself
    }

    private void stopTogether(Set<Part> parts) {
        List<Runnable> stops = new ArrayList<>();
        for (Part part : parts) {
            stops.add(() -> progress.during(
                    () -> part.label() + " stopping", () -> part.label() + " has stopped", servers.get(part)::stop));
        }
        Together.run(stops);
    }

    /** A failure where somebody else has a port that the part needs. */
    static void demandPorts(Part part, Map<Port, Integer> ports) {
        for (Port port : LISTENING.get(part)) {
            Ports.demandFree(part.label(), ports.get(port), port.variable());
        }
    }

    private static Set<Part> intersection(Set<Part> some, Set<Part> others) {
        Set<Part> both = EnumSet.noneOf(Part.class);
        both.addAll(some);
        both.retainAll(others);
        return both;
    }
}
