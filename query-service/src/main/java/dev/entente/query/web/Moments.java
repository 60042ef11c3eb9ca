package dev.entente.query.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.entente.events.edtf.Edtf;

/** Moments and days in parameters. */
public final class Moments {

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Moments() {}

    /** The parameter {@code asOf}: what was known then. */
    public static Optional<Instant> asOf(Parameters parameters) {
        return parameters.one(QueryParameter.AS_OF, Moments::instant);
    }

    /**
     * Reads an RFC 3339 instant, down to its microsecond: the database has no finer ones, and would round up, to what was not
     * known yet.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Instant instant(String text) {
        try {
            // a plus in an address that nobody encoded arrives as a blank
            var sign = text.replace(' ', '+').toUpperCase(Locale.ROOT);
            if (RFC_3339.matcher(sign).matches()) {
                return OffsetDateTime.parse(sign).toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not in the calendar", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not an instant such as 2024-11-05T12:00:00Z (RFC 3339)"
                + (isDay(text) ? "; the last one of that day is " + text + "T23:59:59.999999Z" : ""));
    }

    private static boolean isDay(String text) {
        try {
            day(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Reads a day of the years 0001 to 9999.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static LocalDate day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not in the calendar", e);
        }
        throw new IllegalArgumentException("'" + text + "' is not a day such as 2024-11-05");
    }

    /**
     * An interval of days, both ends included.
     *
     * @param first nothing: from ever
     * @param last nothing: for ever
     */
    public record Interval(Optional<LocalDate> first, Optional<LocalDate> last) {

        /** The parameters {@code from} and {@code until}: from the first day of the one to the last day of the other. */
        public static Interval of(Parameters parameters) {
            var from = parameters.one(QueryParameter.FROM, Edtf::parse).flatMap(Edtf::first);
            var until = parameters.one(QueryParameter.UNTIL, Edtf::parse).flatMap(Edtf::last);
            if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
                parameters.refuse(QueryParameter.UNTIL, "lies before from");
                return new Interval(from, Optional.empty());
            }
            return new Interval(from, until);
        }

        public String firstOr(String open) {
            return first.map(LocalDate::toString).orElse(open);
        }

        public String lastOr(String open) {
            return last.map(LocalDate::toString).orElse(open);
        }

        public boolean isWhole() {
            return first.isEmpty() && last.isEmpty();
        }
    }
}
