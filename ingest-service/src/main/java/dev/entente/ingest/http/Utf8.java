package dev.entente.ingest.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;

import dev.entente.web.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Refuses what the JSON parser lets pass: longer forms of a character than its own, and other encodings of JSON. */
final class Utf8 {

    private Utf8() {}

    /** @throws Problem 400 if the bytes are no UTF-8, or hold a NUL, as every other encoding of JSON does */
    static void check(byte[] bytes) {
        if (!isAscii(bytes)) {
            checkEach(bytes);
        }
    }

    /** Whether nothing is a NUL, nor above 127; most events are so, and a plain loop sees it fastest. */
    private static boolean isAscii(byte[] bytes) {
        var odd = false;
        for (var one : bytes) {
            odd |= one <= 0;
        }
        return !odd;
    }

    private static void checkEach(byte[] bytes) {
        var decoder = UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var chars = CharBuffer.allocate(Math.min(bytes.length + 1, 8192));
        var result = decoder.decode(in, chars.clear(), true);
        while (result.isOverflow()) {
            result = decoder.decode(in, chars.clear(), true);
        }
        if (result.isError()) {
            throw Body.unreadable("This is no JSON in UTF-8: at byte " + in.position() + " stands no character.");
        }
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                throw Body.unreadable("This is no JSON in UTF-8: at byte " + at + " stands a NUL.");
            }
        }
    }
}
