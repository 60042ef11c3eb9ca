package dev.entente.notification.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import dev.entente.notification.Settings;

/**
 * Decides which addresses may be called: public ones only, and this machine where configuration allows it. A name is
 * resolved here, every address that it has is checked, and the connection goes to the very address that was checked, so
 * that a name which points elsewhere a moment later gains nothing.
 */
@Singleton
public class AddressGuard {

    private static final Logger LOG = Logger.getLogger(AddressGuard.class);

    private static final class Network {

        private final byte[] prefix;
        private final int bits;

        private Network(byte[] prefix, int bits) {
            this.prefix = prefix;
            this.bits = bits;
        }

        static Network of(String text) {
            try {
                var slash = text.indexOf('/');
                return new Network(
                        InetAddress.getByName(text.substring(0, slash)).getAddress(),
                        Integer.parseInt(text.substring(slash + 1)));
            } catch (UnknownHostException e) {
                throw new IllegalStateException("no literal address: " + text, e);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if (((address[bit / 8] ^ prefix[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The special-purpose networks of IANA's registries that are not for the public, and multicast. */
    private static final List<Network> NOT_PUBLIC = List.of(
            Network.of("0.0.0.0/8"),
            Network.of("10.0.0.0/8"),
            Network.of("100.64.0.0/10"),
            Network.of("127.0.0.0/8"),
            Network.of("169.254.0.0/16"),
            Network.of("172.16.0.0/12"),
            Network.of("192.0.0.0/24"),
            Network.of("192.0.2.0/24"),
            Network.of("192.88.99.0/24"),
            Network.of("192.168.0.0/16"),
            Network.of("198.18.0.0/15"),
            Network.of("198.51.100.0/24"),
            Network.of("203.0.113.0/24"),
            Network.of("224.0.0.0/4"),
            Network.of("240.0.0.0/4"));

    /** Of IPv6 only global unicast is public, and of that not what is for documentation, benchmarks or tunnels. */
    private static final Network GLOBAL = Network.of("2000::/3");

    private static final List<Network> NOT_GLOBAL = List.of(
            Network.of("2001::/23"), Network.of("2001:db8::/32"), Network.of("2002::/16"), Network.of("3fff::/20"));

    private static final Pattern NUMBERS = Pattern.compile("(?i)(0x[0-9a-f]*|\\d+)(\\.(0x[0-9a-f]*+|\\d++))*+\\.?");

    private static final Pattern DOTTED = Pattern.compile("((0|[1-9]\\d{0,2})\\.){3}(0|[1-9]\\d{0,2})");

    private static final Network NAT64 = Network.of("64:ff9b::/96");

    private final Resolver resolver;
    private final boolean allowLoopback;
    private final boolean allowHttp;

    @Inject
    AddressGuard(Resolver resolver, Settings settings) {
        this(resolver, settings.webhook().allowLoopback(), settings.webhook().allowHttp());
    }

    AddressGuard(Resolver resolver, boolean allowLoopback, boolean allowHttp) {
        this.resolver = resolver;
        this.allowLoopback = allowLoopback;
        this.allowHttp = allowHttp;
    }

    /** Why the URL cannot be that of a receiver, as far as can be seen without asking for its address. */
    public Optional<String> fault(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(java.util.Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && allowHttp)) {
            return Optional.of(
                    allowHttp
                            ? "is no web address: it begins with https:// or http://"
                            : "does not begin with https://");
        }
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535) {
            return Optional.of("has no host that can be called");
        }
        if (NUMBERS.matcher(url.getHost()).matches()
                && !DOTTED.matcher(url.getHost()).matches()) {
            return Optional.of("writes an address in a form that programs read differently");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("holds a user name; the signature is what shows that a request is genuine");
        }
        return Optional.empty();
    }

    /**
     * The address to connect to.
     *
     * @param patience how long its name servers are waited for
     * @throws ForbiddenAddress if the URL may not be called, or its host is unknown
     */
    InetAddress addressOf(URI url, Duration patience) throws ForbiddenAddress, InterruptedException {
        var fault = fault(url);
        if (fault.isPresent()) {
            throw new ForbiddenAddress("the URL " + fault.get());
        }
        var addresses = resolved(url.getHost(), patience);
        for (var address : addresses) {
            if (!isPublic(address) && !(allowLoopback && address.isLoopbackAddress())) {
                throw new ForbiddenAddress("the host has an address that is not public");
            }
        }
        return addresses.getFirst();
    }

    private List<InetAddress> resolved(String host, Duration patience) throws ForbiddenAddress, InterruptedException {
        var asked = resolver.resolve(host);
        try {
            var addresses = asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!addresses.isEmpty()) {
                return addresses;
            }
        } catch (TimeoutException e) {
            throw new ForbiddenAddress(
                    "no name server told the address of the host within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            LOG.debugf(e, "No address of %s", host);
        } finally {
            asked.cancel(false);
        }
        throw new ForbiddenAddress("the host is not known");
    }

    static boolean isPublic(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> isPublicV4(four.getAddress());
            case Inet6Address six -> isPublicV6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublicV4(byte[] address) {
        return NOT_PUBLIC.stream().noneMatch(network -> network.holds(address));
    }

    private static boolean isPublicV6(byte[] address) {
        if (NAT64.holds(address)) {
            return isPublicV4(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL.holds(address) && NOT_GLOBAL.stream().noneMatch(network -> network.holds(address));
    }
}
