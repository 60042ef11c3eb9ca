package dev.entente.local.up;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.DataFolder;
import dev.entente.local.process.Http;
import dev.entente.local.process.Identity;
import dev.entente.local.process.Installed;
import dev.entente.local.process.Launch;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Waiting;
import dev.entente.local.server.Server;

/** A service as a child process: its packaged Quarkus application. */
final class LocalService implements Server {
    private static final String JAR = "quarkus-run.jar";

    /** Beside what it says that it is at. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is kept as a file under keys/, and can be exchanged there. */
    private static final List<String> SECRETS =
            List.of("QUARKUS_OIDC_PUBLIC_KEY", "QUARKUS_DATASOURCE_PASSWORD", "ENTENTE_NOTIFICATION_ENCRYPTION_KEY");

    private final Children children;
    private final Identity identity;
    private final Installed app;
    private final int port;
    private final List<String> options;
    private final Supplier<Map<String, String>> environment;

    /**
     * A service that is yet to be started.
     *
     * @param port on which it listens
     * @param environment asked for when it is started, as it holds secrets that may have to be made first
     */
    LocalService(
            Children children, DataFolder data, Service service, int port, Supplier<Map<String, String>> environment) {
        String name = service.label();
        this.children = children;
        this.app = new Installed(
                Checkout.root().resolve(name).resolve("target/quarkus-app"),
                data.of("apps").resolve(name));
        this.identity = new Identity(name, jar().toString(), data.log(name));
        this.port = port;
        this.options = service.options();
        this.environment = environment;
    }

    /** A running one whose build is older than the last one, or that was told other secrets, is stopped first. */
    @Override
    public void start() {
        if (current().filter(this::isReadyInTheEnd).isPresent()) {
            return;
        }
        stop();
        if (!Files.isRegularFile(app.built().resolve(JAR))) {
            throw new LocalFailure("%s is missing. Build it: ./mvnw -B -q -DskipTests package".formatted(app.built()));
        }
        app.install();
        var command = new ArrayList<>(List.of(Checkout.java(), "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar().toString()));
        Child service = children.start(new Launch(identity, command, environment.get()));
        Waiting.until(this::isReady, service, PATIENCE);
    }

    @Override
    public boolean isCurrent() {
        return current().isPresent();
    }

    private Optional<Child> current() {
        return children.running(identity).filter(child -> app.isCurrent() && wasTold(child, environment.get()));
    }

    /** What cannot be seen counts as the same. */
    private static boolean wasTold(Child child, Map<String, String> now) {
        return SECRETS.stream()
                .allMatch(name -> child.variable(name)
                        .map(then -> then.equals(now.get(name)))
                        .orElse(true));
    }

    /** One that is being stopped does not get ready any more, and ends. */
    private boolean isReadyInTheEnd(Child service) {
        return Waiting.untilOrEnded(this::isReady, service, PATIENCE);
    }

    private boolean isReady() {
        return Http.answers("http://127.0.0.1:%d/q/health/ready".formatted(port));
    }

    private Path jar() {
        return app.installed().resolve(JAR);
    }

    @Override
    public void stop() {
        children.stop(identity, Child.Signal.TERM, Duration.ofSeconds(30));
    }

    @Override
    public Optional<String> work() {
        return children.running(identity).flatMap(Child::work);
    }

    @Override
    public boolean isRunning() {
        return children.running(identity).isPresent();
    }
}
