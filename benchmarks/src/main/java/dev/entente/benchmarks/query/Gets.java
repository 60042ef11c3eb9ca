package dev.entente.benchmarks.query;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

import dev.entente.benchmarks.http.Answer;
import dev.entente.benchmarks.http.Requests;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The same GET again and again. */
final class Gets implements Requests {

    private final byte[] request;
    private final int expected;

    private Gets(InetSocketAddress service, String address, String headers, int expected) {
        this.request = "GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: application/json\r\n%s\r\n"
                .formatted(address, service.getHostString(), service.getPort(), headers)
                .getBytes(US_ASCII);
        this.expected = expected;
    }

    static Gets of(InetSocketAddress service, String address) {
        return new Gets(service, address, "", 200);
    }

    /** Of what the client has already, by its tag. */
    static Gets unchanged(InetSocketAddress service, String address, String tag) {
        return new Gets(service, address, "If-None-Match: " + tag + "\r\n", 304);
    }

    @Override
    public void next(ByteBuffer out) {
        out.put(request);
    }

    @Override
    public int acknowledged(Answer answer) {
        return answer.status() == expected ? 1 : 0;
    }

    @Override
    public int events() {
        return 1;
    }
}
