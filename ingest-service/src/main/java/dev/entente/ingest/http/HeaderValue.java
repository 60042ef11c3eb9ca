package dev.entente.ingest.http;

import java.io.ByteArrayOutputStream;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How text stands in a header: section 3.1.3.2 of the CloudEvents binding for HTTP. What is not printable ASCII, the
 * blank, the quotation mark and the percent sign are percent-encoded as UTF-8. Older senders quote instead.
 */
final class HeaderValue {

    /** A value that does not keep to this; the message says in what, to be read after the header's name. */
    static final class Malformed extends Exception {

        @Serial
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    private HeaderValue() {}

    /** Takes quotes off, then decodes percent-encoded bytes, once. */
    static String decoded(String header) throws Malformed {
        return percentDecoded(unquoted(header.strip()));
    }

    private static String unquoted(String value) throws Malformed {
        var text = new StringBuilder(value.length());
        var quoted = false;
        for (var at = 0; at < value.length(); at++) {
            var letter = value.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (letter == '\\' && quoted && at + 1 < value.length()) {
                at++;
                text.append(value.charAt(at));
            } else {
                text.append(letter);
            }
        }
        if (quoted) {
            throw new Malformed("opens a quotation that does not end; a quotation mark itself is %22");
        }
        return text.toString();
    }

    private static String percentDecoded(String text) throws Malformed {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter < ' ' || letter > '~') {
                throw new Malformed("holds what is not printable ASCII; percent-encode it as UTF-8");
            }
            if (letter == '%') {
                bytes.write(encodedByte(text, at));
                at += 2;
            } else {
                bytes.write(letter);
            }
        }
        return utf8(bytes.toByteArray());
    }

    private static int encodedByte(String text, int at) throws Malformed {
        var upper = at + 1 < text.length() ? hexadecimal(text.charAt(at + 1)) : -1;
        var lower = at + 2 < text.length() ? hexadecimal(text.charAt(at + 2)) : -1;
        if (upper < 0 || lower < 0) {
            throw new Malformed("holds a percent sign without two hexadecimal digits; a percent sign itself is %25");
        }
        return upper * 16 + lower;
    }

    /** Of ASCII only: what {@link Character#digit} takes beyond that is no digit here. */
    private static int hexadecimal(char letter) {
        return letter <= '~' ? Character.digit(letter, 16) : -1;
    }

    private static String utf8(byte[] bytes) throws Malformed {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("holds percent-encoded bytes that are no UTF-8");
        }
    }
}
