package dev.entente.events;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place in the event log: for each partition, the offset of the last event that is meant. A receipt names one
 * partition; what a read model reflects names all that have events.
 *
 * @param offsets offset of the last event by partition, in the order of the partitions; never empty of meaning: a
 *     partition that is not there is not asked for
 */
public record Position(SortedMap<Integer, Long> offsets) {

    /** The position before every event. */
    public static final Position START = new Position(new TreeMap<>());

    /** By partition and offset, as numbers: tells places apart, says nothing of time across partitions. */
    public static final Comparator<Position> BY_PLACE =
            (one, other) -> Arrays.compare(one.partitionsAndOffsets(), other.partitionsAndOffsets());

    public Position {
        offsets = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    public static Position of(int partition, long offset) {
        return new Position(new TreeMap<>(Map.of(partition, offset)));
    }

    /** Whether everything up to {@code other} is included here. */
    public boolean covers(Position other) {
        return other.offsets.entrySet().stream()
                .allMatch(asked -> offsets.getOrDefault(asked.getKey(), -1L) >= asked.getValue());
    }

    /** The later of the two in each partition. */
    public Position and(Position other) {
        var together = new TreeMap<>(offsets);
        other.offsets.forEach((partition, offset) -> together.merge(partition, offset, Math::max));
        return new Position(together);
    }

    /** The opaque form in which a position travels: URL-safe, without padding. */
    @JsonValue
    public String token() {
        var text = new StringBuilder();
        offsets.forEach((partition, offset) -> text.append(text.isEmpty() ? "" : ",")
                .append(partition.intValue())
                .append('.')
                .append(offset.longValue()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads what {@link #token()} wrote.
     *
     * @throws IllegalArgumentException if the token was not made here
     */
    @JsonCreator
    public static Position parse(String token) {
        var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
        if (!text.matches("(\\d{1,6}\\.\\d{1,18}(,\\d{1,6}\\.\\d{1,18}){0,9999}+)?")) {
            throw refused(token);
        }
        var offsets = new TreeMap<Integer, Long>();
        for (var entry : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            var dot = entry.indexOf('.');
            offsets.put(Integer.valueOf(entry.substring(0, dot)), Long.valueOf(entry.substring(dot + 1)));
        }
        var position = new Position(offsets);
        if (!position.token().equals(token)) {
            throw refused(token);
        }
        return position;
    }

    private static IllegalArgumentException refused(String token) {
        return new IllegalArgumentException("not a position that was given out here: " + token);
    }

    private long[] partitionsAndOffsets() {
        return offsets.entrySet().stream()
                .flatMapToLong(entry -> LongStream.of(entry.getKey(), entry.getValue()))
                .toArray();
    }

    @Override
    public String toString() {
        return token();
    }
}
