package dev.entente.notification.text;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import dev.entente.events.edtf.Edtf;

/** Dates in words, as exact as they are known: every form of {@link Edtf}, in the language of the reader. */
final class Dates {

    private static final int DAY = 10;
    private static final int MONTH = 7;
    private static final int YEAR = 4;
    private static final int FIRST_SEASON = 21;

    private final DateSentences say;
    private final Locale locale;

    private Dates(String language) {
        this.say = Telling.in(DateSentences.class, language);
        this.locale = Locale.forLanguageTag(language);
    }

    static String say(Edtf date, String language) {
        return new Dates(language).whole(date.toString());
    }

    private String whole(String text) {
        var slash = text.indexOf('/');
        return slash < 0 ? date(text) : interval(text.substring(0, slash), text.substring(slash + 1));
    }

    private String interval(String from, String until) {
        if (isOpen(from)) {
            return say.by(date(until));
        }
        return isOpen(until) ? say.since(date(from)) : between(from, until);
    }

    /** That an end is not known is told like that there is none: of what has happened, either says as much. */
    private static boolean isOpen(String end) {
        return end.isEmpty() || end.equals("..");
    }

    /** What both ends have in common is said once. */
    private String between(String from, String until) {
        if (from.equals(until)) {
            return date(from);
        }
        if (isDay(from) && isDay(until)) {
            var first = LocalDate.parse(from);
            var last = LocalDate.parse(until);
            if (YearMonth.from(first).equals(YearMonth.from(last))) {
                return first.getDayOfMonth() + "–" + format(last, "d MMMM uuuu");
            }
            if (first.getYear() == last.getYear()) {
                return format(first, "d MMMM") + " – " + format(last, "d MMMM uuuu");
            }
        }
        return date(from) + " – " + date(until);
    }

    private static boolean isDay(String text) {
        return text.length() == DAY && Character.isDigit(text.charAt(DAY - 1));
    }

    private String date(String text) {
        var last = text.length() - 1;
        return switch (text.charAt(last)) {
            case '~' -> say.about(plain(text.substring(0, last)));
            case '?' -> say.uncertain(plain(text.substring(0, last)));
            case '%' -> say.uncertain(say.about(plain(text.substring(0, last))));
            default -> plain(text);
        };
    }

    private String plain(String text) {
        var known = text.replace("-XX", "");
        return switch (known.length()) {
            case DAY -> format(LocalDate.parse(known), "d MMMM uuuu");
            case MONTH -> monthOrSeason(known);
            default -> years(known);
        };
    }

    private String monthOrSeason(String text) {
        var year = Integer.parseInt(text.substring(0, YEAR));
        return switch (Integer.parseInt(text.substring(YEAR + 1)) - FIRST_SEASON) {
            case 0 -> say.spring(year);
            case 1 -> say.summer(year);
            case 2 -> say.autumn(year);
            case 3 -> say.winter(year, year + 1);
            default -> format(YearMonth.parse(text).atDay(1), "LLLL uuuu");
        };
    }

    private String years(String text) {
        if (!text.endsWith("X")) {
            return Integer.toString(Integer.parseInt(text));
        }
        var first = Integer.parseInt(text.replace('X', '0'));
        var last = Integer.parseInt(text.replace('X', '9'));
        return first + "–" + last;
    }

    private String format(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(day);
    }
}
