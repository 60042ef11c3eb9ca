package dev.entente.ingest.gdelt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A line of a file, without its end; without bytes if it was longer than is read. */
public record Line(Optional<byte[]> bytes) {

    boolean isBlank() {
        if (bytes.isEmpty()) {
            return false;
        }
        for (var each : bytes.get()) {
            if (each != ' ' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    /**
     * What it says.
     *
     * @throws Malformed if it is too long or no UTF-8
     */
    String text() {
        var raw = bytes.orElseThrow(() -> new Malformed.Formless("is longer than is read here"));
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed.Formless("holds bytes that are no UTF-8");
        }
    }
}
