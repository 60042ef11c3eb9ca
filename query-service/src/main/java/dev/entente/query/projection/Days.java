package dev.entente.query.projection;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Happening;
import dev.entente.events.fold.Item;

/**
 * When something is lined up, and when any of it may have happened.
 *
 * @param first nothing: nobody knows since when
 * @param last nothing: nobody knows until when
 */
record Days(LocalDate day, Optional<LocalDate> first, Optional<LocalDate> last) {

    static final Comparator<Days> LATEST_FIRST = Comparator.comparing(Days::day)
            .reversed()
            .thenComparing(Days::firstOrEver)
            .thenComparing(Days::lastOrEver);

    static Days of(Edtf occurred) {
        return new Days(occurred.anchor(), occurred.first(), occurred.last());
    }

    /** Of an item: from its first fact to its last one. */
    static Days of(Item item) {
        return item.facts().stream()
                .map(Happening::occurred)
                .map(Days::of)
                .reduce(Days::with)
                .map(all -> new Days(item.occurred().anchor(), all.first, all.last))
                .orElseGet(() -> of(item.occurred()));
    }

    private Days with(Days other) {
        return new Days(
                day,
                first.flatMap(one -> other.first.map(two -> one.isBefore(two) ? one : two)),
                last.flatMap(one -> other.last.map(two -> one.isAfter(two) ? one : two)));
    }

    LocalDate firstOrEver() {
        return first.orElse(LocalDate.MIN);
    }

    LocalDate lastOrEver() {
        return last.orElse(LocalDate.MAX);
    }
}
