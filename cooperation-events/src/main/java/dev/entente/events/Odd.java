package dev.entente.events;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An oddity of one event.
 *
 * @param values what its code leaves open, by name; in the order of names, since documents are compared
 * @param detail all of it as a sentence in English
 */
public record Odd(Oddity code, SortedMap<String, String> values, String detail) {

    public static Odd because(Oddity code, String detail) {
        return new Odd(code, Collections.emptySortedMap(), detail);
    }

    public static Odd because(Oddity code, Map<String, String> values, String detail) {
        return new Odd(code, Collections.unmodifiableSortedMap(new TreeMap<>(values)), detail);
    }
}
