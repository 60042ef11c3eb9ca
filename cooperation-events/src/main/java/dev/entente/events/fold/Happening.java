package dev.entente.events.fold;

import java.time.Instant;
import java.util.Comparator;

import dev.entente.events.EventId;
import dev.entente.events.Fact;
import dev.entente.events.FactType;
import dev.entente.events.RecordedEvent;
import dev.entente.events.edtf.Edtf;

/**
 * A fact that stands, as it counts: with its corrections.
 *
 * @param event by which it was reported
 * @param type what happened
 * @param fact the fact as it was reported or, where it was corrected, as the correction gives it
 */
public record Happening(RecordedEvent event, FactType type, Fact fact) {

    /** Where dates leave the order open: the life of an item, then the dates, then the reports. */
    static final Comparator<Happening> WHERE_DATES_ARE_OPEN = Comparator.comparingInt(
                    (Happening happening) -> happening.type.rank())
            .thenComparing(happening -> happening.occurred().anchor())
            .thenComparing(happening -> happening.event.event().time().orElse(Instant.MIN))
            .thenComparing(happening -> happening.event.key());

    public Edtf occurred() {
        return fact.common().occurred();
    }

    public EventId key() {
        return event.key();
    }
}
