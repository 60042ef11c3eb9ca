package dev.entente.benchmarks.http;

import java.util.Arrays;

/** An answer to a request, read from the bytes of a connection as they come. Reused for the next one. */
public final class Answer {

    private static final byte[] LENGTH = bytes("content-length:");
    private static final byte[] CHUNKED = bytes("transfer-encoding: chunked");
    private static final int MOST = 8 * 1024 * 1024;

    private byte[] received = new byte[16 * 1024];
    private int count;
    private int body; // where it begins; 0 while the head is not whole
    private int length; // of the body; -1 where it comes in chunks

    void clear() {
        count = 0;
        body = 0;
    }

    /** Room for more bytes of it. */
    byte[] room(int more) {
        if (count + more > received.length) {
            if (count + more > MOST) {
                throw new IllegalStateException("an answer of more than " + MOST + " bytes");
            }
            received = Arrays.copyOf(received, Math.max(count + more, 2 * received.length));
        }
        return received;
    }

    int size() {
        return count;
    }

    void grow(int more) {
        count += more;
    }

    /** Whether all of it has come. */
    boolean isWhole() {
        if (body == 0 && !readHead()) {
            return false;
        }
        return length >= 0 ? count >= body + length : Chunks.end(received, body, count) >= 0;
    }

    /** The HTTP status. */
    public int status() {
        return (received[9] - '0') * 100 + (received[10] - '0') * 10 + (received[11] - '0');
    }

    /** How often the text occurs in the body. */
    public int count(byte[] text) {
        var content =
                length >= 0 ? Arrays.copyOfRange(received, body, body + length) : Chunks.content(received, body, count);
        var found = 0;
        for (var at = indexOf(content, text, 0, content.length);
                at >= 0;
                at = indexOf(content, text, at + text.length, content.length)) {
            found++;
        }
        return found;
    }

    private boolean readHead() {
        var end = indexOf(received, new byte[] {'\r', '\n', '\r', '\n'}, 0, count);
        if (end < 0) {
            return false;
        }
        body = end + 4;
        length = contentLength();
        return true;
    }

    private int contentLength() {
        for (var at = 0; at < body; at++) {
            if (received[at] == '\n' && startsWith(LENGTH, at + 1)) {
                return number(at + 1 + LENGTH.length);
            }
            if (received[at] == '\n' && startsWith(CHUNKED, at + 1)) {
                return -1;
            }
        }
        return 0;
    }

    private int number(int from) {
        var number = 0;
        for (var at = from; received[at] != '\r'; at++) {
            number = received[at] == ' ' ? number : 10 * number + received[at] - '0';
        }
        return number;
    }

    /** Whatever the case of letters. */
    private boolean startsWith(byte[] lower, int at) {
        if (at + lower.length > body) {
            return false;
        }
        for (var index = 0; index < lower.length; index++) {
            var c = received[at + index];
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[index]) {
                return false;
            }
        }
        return true;
    }

    static int indexOf(byte[] in, byte[] text, int from, int until) {
        for (var at = from; at <= until - text.length; at++) {
            if (in[at] == text[0] && Arrays.equals(in, at, at + text.length, text, 0, text.length)) {
                return at;
            }
        }
        return -1;
    }

    static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
