package dev.entente.local.mail;

import java.nio.file.Path;
import java.time.Duration;

import dev.entente.local.process.Checkout;
import dev.entente.local.process.Child;
import dev.entente.local.process.Children;
import dev.entente.local.process.Http;
import dev.entente.local.process.Identity;
import dev.entente.local.process.Jvm;
import dev.entente.local.process.Launch;
import dev.entente.local.process.Waiting;
import dev.entente.local.server.Server;

/** The mail catcher as a child process. Stopping it forgets its mails. */
public final class LocalMail implements Server {
    private static final String NAME = "mail";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Children children;
    private final Path data;
    private final Path log;
    private final int smtpPort;
    private final int httpPort;

    /**
     * A mail catcher that is yet to be started.
     *
     * @param data a path that tells it from the mail catchers of other systems on this machine
     */
    public LocalMail(Children children, Path data, Path log, int smtpPort, int httpPort) {
        this.children = children;
        this.data = data;
        this.log = log;
        this.smtpPort = smtpPort;
        this.httpPort = httpPort;
    }

    @Override
    public void start() {
        if (isRunning()) {
            return;
        }
        Jvm jvm = Jvm.of(
                        MailCatcher.class.getName(),
                        children.programs(NAME + "/classes", Checkout.classes()).toString(),
                        Jvm.jarsOf(children.programs(NAME + "/lib", Checkout.lib(NAME))))
                .with("-Xmx256m", "-XX:TieredStopAtLevel=1", mark());
        Child catcher = children.start(
                new Launch(identity(), jvm.command(Integer.toString(smtpPort), Integer.toString(httpPort))));
        Waiting.until(() -> Http.answers("http://127.0.0.1:%d/messages".formatted(httpPort)), catcher, PATIENCE);
    }

    @Override
    public void stop() {
        children.stop(identity(), Child.Signal.TERM, Duration.ofSeconds(10));
    }

    @Override
    public boolean isRunning() {
        return children.running(identity()).isPresent();
    }

    private Identity identity() {
        return new Identity(NAME, mark(), log);
    }

    private String mark() {
        return "-Dentente.process=" + data.toAbsolutePath();
    }
}
