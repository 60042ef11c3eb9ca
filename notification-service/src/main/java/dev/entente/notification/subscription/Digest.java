package dev.entente.notification.subscription;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How often all that is new comes in one mail.
 *
 * @param at the time of the day on the clocks of the zone; where they are set forward over it, as much later
 * @param on the day of the week, for weekly ones
 */
public record Digest(Every every, LocalTime at, ZoneId zone, DayOfWeek on) {

    /** How often. */
    public enum Every {
        DAY,
        WEEK;

        /** As in the API. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Every> of(String code) {
            return Arrays.stream(values())
                    .filter(every -> every.code().equals(code))
                    .findFirst();
        }
    }

    /** Every day at 8 in UTC. */
    public static final Digest DAILY = new Digest(Every.DAY, LocalTime.of(8, 0), ZoneOffset.UTC, DayOfWeek.MONDAY);

    /** Every Monday at 8 in UTC. */
    public static final Digest WEEKLY = DAILY.every(Every.WEEK);

    /** The same on the clocks of another zone. */
    public Digest in(ZoneId other) {
        return new Digest(every, at, other, on);
    }

    public Digest every(Every other) {
        return new Digest(other, at, zone, on);
    }

    /**
     * When the next one after the moment is due. On each day of the calendar there is one moment, also where clocks are set
     * back and show the time twice: the first.
     */
    public Instant after(Instant moment) {
        for (var day = LocalDate.ofInstant(moment, zone).minusDays(1); ; day = day.plusDays(1)) {
            var due = day.atTime(at).atZone(zone).toInstant();
            if (due.isAfter(moment) && (every == Every.DAY || day.getDayOfWeek() == on)) {
                return due;
            }
        }
    }
}
