package dev.entente.query.web;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.json.Json;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A part of a list.
 *
 * @param next cursor of the following page, where there is more
 * @param count of all entries, where it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> count) {

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final byte[] START = "{\"items\":[".getBytes(UTF_8);

    /** An entry and the keys by which it is lined up. */
    public record Entry<T>(T item, List<String> keys) {}

    /**
     * Makes a page of one entry more than it may hold, if there is one more.
     *
     * @param entries up to {@code paging.limit() + 1}
     */
    public static <T> Page<T> of(List<Entry<T>> entries, Paging paging, Optional<Long> count) {
        return ofFirst(paging.limit(), entries, paging, count);
    }

    /** The same of the first so many entries alone. */
    private static <T> Page<T> ofFirst(int most, List<Entry<T>> entries, Paging paging, Optional<Long> count) {
        var shown = entries.size() > most ? entries.subList(0, most) : entries;
        var next =
                entries.size() > most ? Optional.of(paging.next(shown.getLast().keys())) : Optional.<String>empty();
        return new Page<>(shown.stream().map(Entry::item).toList(), next, count);
    }

    /**
     * The same of entries that are long: it ends early where what is read for it would be longer than
     * {@value #MOST_BYTES} bytes, and has one entry at least.
     *
     * @param bytes how many are read for an entry
     */
    public static <T> Page<T> ofBytes(
            List<Entry<T>> entries, ToLongFunction<T> bytes, Paging paging, Optional<Long> count) {
        var all = 0L;
        for (var index = 0; index < entries.size(); index++) {
            all += bytes.applyAsLong(entries.get(index).item());
            if (all > MOST_BYTES && index > 0) {
                return ofFirst(index, entries, paging, count);
            }
        }
        return of(entries, paging, count);
    }

    /** Writes a page of documents, each of which is JSON in UTF-8, as Jackson would write it. */
    static byte[] ofDocuments(Page<byte[]> page) {
        var end = Json.tree(new Page<>(List.of(), page.next, page.count))
                .toString()
                .substring(START.length)
                .getBytes(UTF_8);
        var commas = Math.max(0, page.items.size() - 1);
        var length = page.items.stream().mapToInt(document -> document.length).sum() + commas;
        var out = ByteBuffer.allocate(START.length + length + end.length).put(START);
        for (var index = 0; index < page.items.size(); index++) {
            if (index > 0) {
                out.put((byte) ',');
            }
            out.put(page.items.get(index));
        }
        out.put(end);
        return out.array();
    }
}
