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
        if (!isAscii(bytes) && !isWellFormed(bytes)) {
            refuse(bytes);
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

    /** Whether each character is there as a whole and in its shortest form (Unicode, table 3-7), and none is a NUL. */
    static boolean isWellFormed(byte[] bytes) {
        var at = 0;
        while (at < bytes.length) {
            var lead = bytes[at++];
            if (lead > 0) {
                continue;
            }
            var more = followers(lead & 0xff);
            if (more == 0 || at + more > bytes.length || !mayFollow(lead & 0xff, bytes[at] & 0xff)) {
                return false;
            }
            for (var end = at + more; at < end; at++) {
                if (bytes[at] >= (byte) 0xc0) {
                    return false;
                }
            }
        }
        return true;
    }

    /** How many bytes follow the first; none where nothing begins with it. */
    private static int followers(int lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    }

    /** Whether the second byte leaves the character in its shortest form, no half of a pair, and not beyond the last one. */
    private static boolean mayFollow(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }

    /** Tells what is wrong with bytes that are not well-formed. */
    private static void refuse(byte[] bytes) {
        var decoder = UTF_8.newDecoder();
        var in = ByteBuffer.wrap(bytes);
        var chars = CharBuffer.allocate(Math.min(bytes.length + 1, 8192));
        var result = decoder.decode(in, chars.clear(), true);
        while (result.isOverflow()) {
            result = decoder.decode(in, chars.clear(), true);
        }
        if (result.isError()) {
            throw Problem.unreadable("This is no JSON in UTF-8: at byte " + in.position() + " stands no character.");
        }
        for (var at = 0; at < bytes.length; at++) {
            if (bytes[at] == 0) {
                throw Problem.unreadable("This is no JSON in UTF-8: at byte " + at + " stands a NUL.");
            }
        }
    }
}
