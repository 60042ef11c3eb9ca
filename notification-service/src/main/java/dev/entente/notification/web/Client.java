package dev.entente.notification.web;

import java.util.Arrays;
import java.util.HexFormat;

import jakarta.enterprise.context.RequestScoped;

import io.netty.util.NetUtil;
import io.vertx.core.http.HttpServerRequest;

import dev.entente.notification.subscription.Subscribing;
import dev.entente.notification.subscription.Subscription;
import dev.entente.web.Problem;

/** Who asks, as far as that is known without a token: where the request comes from. */
@RequestScoped
public class Client {

    private static final int NETWORK_BYTES = 8;

    private final HttpServerRequest request;
    private final Subscribing subscribing;

    Client(HttpServerRequest request, Subscribing subscribing) {
        this.request = request;
        this.subscribing = subscribing;
    }

    /** Whether this client may cause another mail; counts it. */
    public boolean mayAskForMail() {
        return subscribing.admits(network(request.remoteAddress().hostAddress()));
    }

    /** Whether this client may have another preview; counts it. */
    public boolean mayPreview() {
        return subscribing.admitsPreview(network(request.remoteAddress().hostAddress()));
    }

    /**
     * Goes on if this client may cause another mail.
     *
     * @throws Problem 429 if it has had its share
     */
    void admit() {
        if (!mayAskForMail()) {
            throw Problem.of(
                            429,
                            "too-many-requests",
                            "Too many requests",
                            "From this address came too many requests that send mails; come back in an hour.")
                    .header("Retry-After", 3600);
        }
    }

    /**
     * Goes on if this client may cause something more to be sent to the subscription. Webhooks have limits of their own.
     *
     * @throws Problem 429 if mails go to it, and it has had its share of them
     */
    void admitTo(Subscription subscription) {
        if (subscription.isByMail()) {
            admit();
        }
    }

    /** An IPv4 address, or of an IPv6 address the part that its owner cannot change at will. */
    static String network(String address) {
        var plain = String.valueOf(address).replaceFirst("(?i)^::ffff:(?=\\d+\\.)", "");
        var bytes = NetUtil.createByteArrayFromIpAddressString(plain);
        return bytes == null || bytes.length <= NETWORK_BYTES
                ? plain
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
