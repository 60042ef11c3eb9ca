package dev.entente.benchmarks.http;

import java.nio.ByteBuffer;

/** Makes requests, and knows what their answers acknowledge. */
public interface Requests {

    /** Puts the next request, head and body, into the buffer. */
    void next(ByteBuffer out);

    /** How many events an answer acknowledges; fewer than it should is told as a refusal. */
    int acknowledged(Answer answer);

    /** How many events a request carries. */
    int events();
}
