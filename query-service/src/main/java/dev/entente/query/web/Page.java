package dev.entente.query.web;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A part of a list.
 *
 * @param next cursor of the following page, where there is more
 * @param count of all entries, where it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> count) {

    /** An entry and the keys by which it is lined up. */
    public record Entry<T>(T item, List<String> keys) {}

    /**
     * Makes a page of one entry more than it may hold, if there is one more.
     *
     * @param entries up to {@code paging.limit() + 1}
     */
    public static <T> Page<T> of(List<Entry<T>> entries, Paging paging, Optional<Long> count) {
        var shown = entries.size() > paging.limit() ? entries.subList(0, paging.limit()) : entries;
        var next = entries.size() > paging.limit()
                ? Optional.of(paging.next(shown.getLast().keys()))
                : Optional.<String>empty();
        return new Page<>(shown.stream().map(Entry::item).toList(), next, count);
    }
}
