package dev.entente.notification.text;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

import dev.entente.events.edtf.Edtf;

/** Dates as people read them: as exact as they are known, in the language of the reader. */
final class Dates {

    private Dates() {}

    static String say(Edtf date, String language) {
        if (date.first().isEmpty() || date.last().isEmpty()) {
            return date.toString();
        }
        var locale = Locale.forLanguageTag(language);
        var first = date.first().get();
        var last = date.last().get();
        return doubt(date) + span(first, last, locale);
    }

    private static String span(LocalDate first, LocalDate last, Locale locale) {
        if (first.equals(last)) {
            return day(first, locale);
        }
        if (first.getDayOfYear() == 1 && last.equals(first.plusYears(1).minusDays(1))) {
            return Integer.toString(first.getYear());
        }
        if (first.getDayOfMonth() == 1 && last.equals(first.plusMonths(1).minusDays(1))) {
            return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(first);
        }
        return day(first, locale) + " – " + day(last, locale);
    }

    private static String day(LocalDate day, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(day);
    }

    private static String doubt(Edtf date) {
        return date.toString().matches(".*[~%].*") ? "~ " : date.toString().contains("?") ? "? " : "";
    }
}
