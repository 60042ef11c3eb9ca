package dev.entente.notification.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.DnsServerAddressStreamProvider;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.resolver.dns.UnixResolverDnsServerAddressStreamProvider;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FutureListener;

/**
 * Asks as the system does, by its file of hosts and its name servers ({@code /etc/resolv.conf}), but all by one thread. What the
 * JDK has for it waits for each answer in a thread, of a virtual one in that which carries all others: as few names as there are
 * processors, whose name server does not answer, would hold up everybody.
 */
@Singleton
final class SystemResolver implements Resolver {

    private static final Logger LOG = Logger.getLogger(SystemResolver.class);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(4);
    private static final int SECONDS_KEPT = 30;
    private static final Path NAME_SERVERS = Path.of("/etc/resolv.conf");
    private static final InetSocketAddress ON_THIS_MACHINE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);

    private final EventLoopGroup thread = new NioEventLoopGroup(1, new DefaultThreadFactory("names", true));
    private final DnsNameResolver names;

    @Inject
    SystemResolver() {
        this(namedIn(NAME_SERVERS), UNTIL_ASKED_AGAIN);
    }

    SystemResolver(DnsServerAddressStreamProvider servers, Duration untilAskedAgain) {
        names = new DnsNameResolverBuilder(thread.next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class) // for answers that are too long
                .nameServerProvider(servers)
                .queryTimeoutMillis(untilAskedAgain.toMillis())
                .ttl(0, SECONDS_KEPT)
                .build();
    }

    /** Where none is named, one on this machine is meant (resolv.conf(5)); Netty would ask a public one. */
    static DnsServerAddressStreamProvider namedIn(Path file) {
        try (var lines = Files.lines(file)) {
            if (lines.anyMatch(line -> line.startsWith("nameserver"))) {
                return new UnixResolverDnsServerAddressStreamProvider(file.toFile());
            }
        } catch (IOException e) {
            LOG.debugf(e, "No name servers are named in %s", file);
        }
        return new SingletonDnsServerAddressStreamProvider(ON_THIS_MACHINE);
    }

    @Override
    public CompletableFuture<List<InetAddress>> resolve(String host) {
        var found = new CompletableFuture<List<InetAddress>>();
        ask(host, found);
        return found;
    }

    /** Questions get lost: they are asked again until somebody answers, or nobody waits for it any more. */
    private void ask(String host, CompletableFuture<List<InetAddress>> found) {
        FutureListener<List<InetAddress>> told = answer -> {
            if (answer.isSuccess()) {
                found.complete(answer.getNow());
            } else if (isSilence(answer.cause()) && !found.isDone()) {
                ask(host, found);
            } else {
                found.completeExceptionally(answer.cause());
            }
        };
        var unused = names.resolveAll(host).addListener(told);
    }

    private static boolean isSilence(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DnsNameResolverTimeoutException) {
                return true;
            }
        }
        return false;
    }

    @PreDestroy
    void close() {
        names.close();
        var unused = thread.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
