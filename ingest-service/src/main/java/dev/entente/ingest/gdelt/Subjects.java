package dev.entente.ingest.gdelt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import dev.entente.ingest.gdelt.Mapping.Pair;

/**
 * The subjects of happenings: what happened, between whom, on which day, where. GDELT has a row for each report; rows
 * that agree in these make one item. They are those of one source: a happening that another source imports is another
 * aggregate, so that nobody writes into what others have told.
 *
 * <p>Where is "at one of the two", or the third country. GDELT names a place for each sentence: rows of one report say
 * now the one country, now the other, now none, and finer places differ more still.
 */
final class Subjects {

    private static final int HASH_BYTES = 4;

    private final String suffix;

    Subjects(String source) {
        this.suffix = hash(source);
    }

    /**
     * The subject of a happening.
     *
     * @param place country in which it is said to have happened; of a visit it does not count, since its host does
     */
    String of(Mapping mapping, Pair pair, LocalDate day, Optional<String> place) {
        var elsewhere = place.filter(
                country -> !pair.has(country) && !mapping.happening().equals("visit"));
        var id = "gdelt-%s-%s-%s-%s%s-%s"
                .formatted(
                        day,
                        pair.first(),
                        pair.second(),
                        mapping.happening(),
                        elsewhere.map(country -> "-in-" + country).orElse(""),
                        suffix);
        return mapping.type().aggregate() + "/" + id.toLowerCase(Locale.ROOT);
    }

    private static String hash(String source) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
