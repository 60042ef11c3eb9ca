package dev.entente.benchmarks.http;

import java.io.ByteArrayOutputStream;

/** A body in the chunked transfer coding, without trailers. */
final class Chunks {

    private Chunks() {}

    /** Where the body ends; -1 if it has not come whole. */
    static int end(byte[] in, int from, int until) {
        return walk(in, from, until, null);
    }

    /** What the chunks hold. */
    static byte[] content(byte[] in, int from, int until) {
        var content = new ByteArrayOutputStream(until - from);
        walk(in, from, until, content);
        return content.toByteArray();
    }

    private static int walk(byte[] in, int from, int until, ByteArrayOutputStream into) {
        var at = from;
        while (at < until) {
            var line = Answer.indexOf(in, new byte[] {'\r', '\n'}, at, until);
            if (line < 0) {
                return -1;
            }
            var size = size(in, at, line);
            var next = line + 2 + size + 2;
            if (next > until) {
                return -1;
            }
            if (size == 0) {
                return next;
            }
            if (into != null) {
                into.write(in, line + 2, size);
            }
            at = next;
        }
        return -1;
    }

    /** Written in hexadecimal digits. */
    static int size(byte[] in, int from, int until) {
        var size = 0;
        for (var at = from; at < until; at++) {
            size = 16 * size + Character.digit(in[at], 16);
        }
        return size;
    }
}
