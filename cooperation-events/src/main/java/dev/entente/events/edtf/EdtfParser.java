package dev.entente.events.edtf;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the accepted part of level 1. */
final class EdtfParser {

    private static final Pattern DATE =
            Pattern.compile("(?<year>\\d{4}|\\d{3}X|\\d{2}XX)(-(?<month>\\d{2}|XX)(-(?<day>\\d{2}|XX))?)?[?~%]?");

    private EdtfParser() {}

    static Edtf parse(String text) {
        var slash = text.indexOf('/');
        if (slash < 0) {
            var days = date(text, text);
            return new Edtf(text, Optional.of(days.first), Optional.of(days.last));
        }
        var start = end(text, text.substring(0, slash));
        var end = end(text, text.substring(slash + 1));
        if (start.isEmpty() && end.isEmpty()) {
            throw refused(text, "an interval needs a date at one end at least");
        }
        if (start.isPresent() && end.isPresent() && end.get().last.isBefore(start.get().first)) {
            throw refused(text, "the interval ends before it begins");
        }
        return new Edtf(text, start.map(Days::first), end.map(Days::last));
    }

    private record Days(LocalDate first, LocalDate last) {}

    private static Optional<Days> end(String whole, String part) {
        return part.isEmpty() || part.equals("..") ? Optional.empty() : Optional.of(date(whole, part));
    }

    private static Days date(String whole, String part) {
        var plain = plainDay(part);
        if (plain.isPresent()) {
            return plain.get();
        }
        var matcher = DATE.matcher(part);
        if (!matcher.matches()) {
            throw refused(
                    whole,
                    "expected is a date such as 2024-06-11, 2024-08, 2024-08~ or an interval such as ../2024-08");
        }
        try {
            return days(whole, matcher);
        } catch (DateTimeException e) {
            throw refused(whole, "there is no such day in the calendar");
        }
    }

    /** A day of the calendar as nearly every event has it, without a regular expression; what is not right has none. */
    private static Optional<Days> plainDay(String part) {
        if (part.length() != 10 || part.charAt(4) != '-' || part.charAt(7) != '-') {
            return Optional.empty();
        }
        var year = digits(part, 0, 4);
        var month = digits(part, 5, 7);
        var day = digits(part, 8, 10);
        return year >= 1
                        && month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= YearMonth.of(year, month).lengthOfMonth()
                ? Optional.of(day(YearMonth.of(year, month), day))
                : Optional.empty();
    }

    /** The number that the digits make; less than 0 where one of them is none. */
    private static int digits(String text, int from, int until) {
        var number = 0;
        for (var at = from; at < until; at++) {
            var digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static Days days(String whole, Matcher parts) {
        var year = parts.group("year");
        var month = parts.group("month");
        var day = parts.group("day");
        if (year.equals("0000")) {
            throw refused(whole, "years count from 0001");
        }
        if (year.endsWith("X")) {
            if (month != null) {
                throw refused(whole, "digits can be left open only from the right");
            }
            return new Days(
                    year(year.replace('X', '0')).atDay(1),
                    year(year.replace('X', '9')).atMonth(12).atEndOfMonth());
        }
        if (month == null || (month.equals("XX") && (day == null || day.equals("XX")))) {
            return new Days(year(year).atDay(1), year(year).atMonth(12).atEndOfMonth());
        }
        if (month.equals("XX")) {
            throw refused(whole, "digits can be left open only from the right");
        }
        var number = Integer.parseInt(month);
        if (number >= 21 && number <= 24 && day == null) {
            return season(whole, year(year).atMonth(3 * (number - 20)));
        }
        if (number < 1 || number > 12) {
            throw refused(whole, "there is no month " + month);
        }
        var within = year(year).atMonth(number);
        return day == null || day.equals("XX") ? month(within) : day(within, Integer.parseInt(day));
    }

    private static Days season(String whole, YearMonth start) {
        var end = start.plusMonths(2);
        if (end.getYear() > 9999) {
            throw refused(whole, "this winter ends after 9999");
        }
        return new Days(start.atDay(1), end.atEndOfMonth());
    }

    private static java.time.Year year(String digits) {
        var year = Integer.parseInt(digits);
        return java.time.Year.of(Math.max(year, 1));
    }

    private static Days month(YearMonth month) {
        return new Days(month.atDay(1), month.atEndOfMonth());
    }

    private static Days day(YearMonth month, int day) {
        var exact = month.atDay(day);
        return new Days(exact, exact);
    }

    private static EdtfException refused(String text, String why) {
        return new EdtfException("'" + text + "' is not a date of the Extended Date/Time Format (EDTF): " + why);
    }
}
