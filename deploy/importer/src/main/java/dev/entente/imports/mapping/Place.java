package dev.entente.imports.mapping;

import java.util.Comparator;

/** Where something stands in a mapping file; lines and columns count from 1. */
public record Place(String file, int line, int column) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** A sentence about what stands there. */
    public String tells(String sentence) {
        return "%s, line %d, column %d: %s".formatted(file, line, column, sentence);
    }
}
