package dev.entente.notification.email;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.SentMail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.mailer.runtime.MailerSupport;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClientOptions;

import dev.entente.notification.Settings;

/**
 * The mail server, by the client that Quarkus configures ({@code quarkus.mailer.*}). That client waits for ever for a server
 * that accepts a connection and says nothing, also when nobody waits for the mail any more, and each such connection holds a
 * place of its pool: soon no mail is sent, even when the server is well again. Here connections that are silent for too
 * long are closed.
 */
@Singleton
class MailServer {

    private static final Duration GRACE = Duration.ofSeconds(1); // the attempt ends first, and says why

    private final Vertx vertx;
    private final Mailers mailers;
    private final ReactiveMailer mailer;
    private final Duration timeout;

    MailServer(
            Vertx vertx,
            MailersRuntimeConfig config,
            LaunchMode mode,
            TlsConfigurationRegistry certificates,
            Event<SentMail> sent,
            Settings settings) {
        this.vertx = vertx;
        this.timeout = settings.email().timeout();
        this.mailers = new Mailers(
                hangingUpAfter(vertx, timeout.plus(GRACE)),
                io.vertx.mutiny.core.Vertx.newInstance(vertx),
                config,
                mode,
                new MailerSupport(true, Set.of()),
                certificates,
                sent);
        this.mailer = mailers.reactiveMailerFromName(Mailers.DEFAULT_MAILER_NAME);
    }

    /** The same, except that connections which it makes are closed when they are silent for so long. */
    private static Vertx hangingUpAfter(Vertx vertx, Duration silence) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("createNetClient")
                    && arguments != null
                    && arguments[0] instanceof NetClientOptions options) {
                options.setIdleTimeout((int) silence.toMillis()).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            }
            try {
                return method.invoke(vertx, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Vertx) Proxy.newProxyInstance(
                MailServer.class.getClassLoader(), new Class<?>[] {VertxInternal.class}, handler);
    }

    /**
     * Returns when the server has taken the mail.
     *
     * @throws RuntimeException if it did not, as {@link SmtpFailure} reads it
     */
    void take(Mail mail) {
        mailer.send(mail).runSubscriptionOn(this::onEventLoop).await().atMost(timeout);
    }

    /** The client listens only after it has connected: on another thread, it may miss the greeting, and wait for ever. */
    private void onEventLoop(Runnable sending) {
        vertx.getOrCreateContext().runOnContext(ignored -> sending.run());
    }

    @PreDestroy
    void close() {
        mailers.stop();
    }
}
