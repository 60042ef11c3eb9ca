package dev.entente.events.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

import dev.entente.events.EventId;
import dev.entente.events.Fact;
import dev.entente.events.FactType;
import dev.entente.events.Founding;
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

    /**
     * Where dates leave the order open: the life of an item, then, of reports of what happens once, the more exact date, then the
     * dates, then the reports.
     */
    static final Comparator<Happening> WHERE_DATES_ARE_OPEN = Comparator.comparingInt(
                    (Happening happening) -> happening.type.rank())
            .thenComparingLong(happening -> happening.type.toldAnew() ? 0 : happening.vagueness())
            .thenComparing(happening -> happening.occurred().anchor())
            .thenComparing(Happening::told)
            .thenComparing(happening -> happening.event.key());

    public Edtf occurred() {
        return fact.common().occurred();
    }

    /** How many days its date may mean; more than all where it is open. */
    long vagueness() {
        var first = occurred().first();
        var last = occurred().last();
        return first.isPresent() && last.isPresent()
                ? ChronoUnit.DAYS.between(first.get(), last.get())
                : Long.MAX_VALUE;
    }

    /** Whether both may mean the same day. */
    boolean agreesWith(Happening other) {
        return !occurred().isBefore(other.occurred()) && !other.occurred().isBefore(occurred());
    }

    /**
     * Whether it was reported before it can have happened, by what its source says and not by when it came. Plans are of days to
     * come. Somewhere on Earth it is a day later than in UTC.
     */
    boolean isToldAhead() {
        var reported = event.event().time().map(time -> LocalDate.ofInstant(time, ZoneOffset.UTC));
        var first = occurred().first();
        return !type.plan()
                && reported.isPresent()
                && first.isPresent()
                && first.get().isAfter(reported.get().plusDays(1));
    }

    /** When it was told, by the time of its event; who gives none is behind all who do. */
    Instant told() {
        return event.event().time().orElse(Instant.MIN);
    }

    /** As it stands to be chosen for what dates and names an item. */
    public Founding.Candidate candidate() {
        return new Founding.Candidate(type.name(), told());
    }

    public EventId key() {
        return event.key();
    }
}
