package dev.entente.events.codec;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Times in UTC as nearly all events have them, read without the general machinery of formats. */
final class PlainTime {

    private static final String FORM = "0000-00-00T00:00:00Z";

    private PlainTime() {}

    /** The time in a text such as {@code 2024-08-20T09:00:00Z}; empty if it has another form, or there is no such time. */
    static Optional<Instant> parse(String text) {
        if (!hasForm(text)) {
            return Optional.empty();
        }
        var year = number(text, 0, 4);
        var month = number(text, 5, 7);
        var day = number(text, 8, 10);
        var hour = number(text, 11, 13);
        var minute = number(text, 14, 16);
        var second = number(text, 17, 19);
        return isDay(year, month, day) && hour < 24 && minute < 60 && second < 60
                ? Optional.of(LocalDate.of(year, month, day)
                        .atTime(hour, minute, second)
                        .toInstant(ZoneOffset.UTC))
                : Optional.empty();
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (var index = 0; index < FORM.length(); index++) {
            var c = text.charAt(index);
            var isRight = FORM.charAt(index) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(index);
            if (!isRight) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDay(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
    }

    private static int number(String text, int from, int until) {
        var number = 0;
        for (var index = from; index < until; index++) {
            number = 10 * number + text.charAt(index) - '0';
        }
        return number;
    }
}
