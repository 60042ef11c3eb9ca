package dev.entente.events.edtf;

import java.time.LocalDate;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A date or an interval in the Extended Date/Time Format, level 1 (ISO 8601-2:2019, annex A), kept as written and
 * compared as an interval of days.
 *
 * <p>Accepted are: a day, a month or a year ({@code 2024-06-11}, {@code 2024-08}, {@code 2024}), a season
 * ({@code 2024-21} to {@code 2024-24}: spring to winter of the northern half, winter reaching into the next year),
 * unspecified digits from the right ({@code 202X}, {@code 2024-XX}, {@code 2024-08-XX}), each with a qualifier
 * ({@code ?} uncertain, {@code ~} approximate, {@code %} both), and intervals of these, whose ends may be open
 * ({@code ..}) or unknown (nothing). Years are 0001 to 9999; times of day are not accepted. A qualifier does not widen
 * the interval: nobody knows by how much.
 */
public final class Edtf {

    private final String text;
    private final Optional<LocalDate> first;
    private final Optional<LocalDate> last;

    Edtf(String text, Optional<LocalDate> first, Optional<LocalDate> last) {
        this.text = text;
        this.first = first;
        this.last = last;
    }

    /**
     * Reads a date.
     *
     * @throws EdtfException if the text is not such a date, with the reason for a reader
     */
    @JsonCreator
    public static Edtf parse(String text) {
        return EdtfParser.parse(text);
    }

    /** The first day that may be meant; nothing where the beginning is open or unknown. */
    public Optional<LocalDate> first() {
        return first;
    }

    /** The last day that may be meant; nothing where the end is open or unknown. */
    public Optional<LocalDate> last() {
        return last;
    }

    /** The day by which to line up: the first, and where the beginning is unknown, the last. */
    public LocalDate anchor() {
        return first.or(() -> last).orElseThrow();
    }

    /** Whether every day that may be meant here lies before every day of the other. */
    public boolean isBefore(Edtf other) {
        return last.isPresent() && other.first.isPresent() && last.get().isBefore(other.first.get());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Edtf that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
