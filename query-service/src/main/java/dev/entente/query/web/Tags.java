package dev.entente.query.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import dev.entente.events.Kinds;
import dev.entente.query.ledger.Look;

/** Entity tags of answers, all of them weak. */
@Singleton
class Tags {

    private static final String CONTRACT = Kinds.digest();

    private final String version;

    /** Of this version of the program. */
    Tags(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.version = version;
    }

    /** Of an answer that is a function of what the ledger reflects, of the form, and of where it was asked for. */
    String of(Look look, String mediaType, String place) {
        return of(String.join(
                        " ",
                        version,
                        CONTRACT,
                        look.position().token(),
                        look.edition(),
                        look.recorded().map(Object::toString).orElse(""),
                        mediaType,
                        place)
                .getBytes(StandardCharsets.UTF_8));
    }

    /** Of an answer with this content. */
    static String of(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return "W/\"" + HexFormat.of().formatHex(Arrays.copyOf(digest, 12)) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
