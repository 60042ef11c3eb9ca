package dev.entente.benchmarks.ingest;

import java.net.InetSocketAddress;
import java.util.List;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The ingest service that is measured.
 *
 * @param tokens of the clients that share the load
 * @param kafka the log behind it, {@code host:port}
 */
record Target(InetSocketAddress address, List<String> tokens, String kafka) {

    /** The head of a post to {@code /events}, one for each token. */
    List<byte[]> heads(String contentType, String framing) {
        return tokens.stream()
                .map(token ->
                        "POST /events HTTP/1.1\r\nHost: %s:%d\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\n%s\r\n\r\n"
                                .formatted(address.getHostString(), address.getPort(), token, contentType, framing)
                                .getBytes(US_ASCII))
                .toList();
    }
}
