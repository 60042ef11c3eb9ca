package dev.entente.imports.mapping;

/** Where something stands in a mapping file; lines and columns count from 1. */
public record Place(String file, int line, int column) {

    /** A sentence about what stands there. */
    public String tells(String sentence) {
        return "%s, line %d, column %d: %s".formatted(file, line, column, sentence);
    }
}
