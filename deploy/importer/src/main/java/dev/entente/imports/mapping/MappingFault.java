package dev.entente.imports.mapping;

/** One thing that is wrong in a mapping; readers collect them. */
final class MappingFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Place place;

    MappingFault(Place place, String sentence) {
        super(place.tells(sentence), null, false, false);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
