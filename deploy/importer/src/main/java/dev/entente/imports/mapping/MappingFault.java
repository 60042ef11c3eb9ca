package dev.entente.imports.mapping;

/** One thing that is wrong in a mapping; readers collect them. */
final class MappingFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    MappingFault(Place place, String sentence) {
        super(place.tells(sentence), null, false, false);
    }
}
