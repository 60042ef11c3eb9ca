package dev.entente.benchmarks.query;

import java.time.LocalDate;
import java.util.Random;

/** Dates of facts over 75 years, most of them recent; a third of them vague, as EDTF writes it. */
final class Dates {

    private static final LocalDate LAST = LocalDate.of(2025, 6, 30);
    private static final double MEAN_DAYS = 12 * 365.0;
    private static final int HALF_A_YEAR = 183;
    private static final int MOST_DAYS = 75 * 365;

    private Dates() {}

    static LocalDate day(Random random) {
        var ago = -Math.log(1 - random.nextDouble()) * MEAN_DAYS;
        return LAST.minusDays((long) Math.min(ago, MOST_DAYS));
    }

    /** A day within half a year of another one, and not after the last of all. */
    static LocalDate later(Random random, LocalDate day) {
        var later = day.plusDays(random.nextInt(HALF_A_YEAR));
        return later.isAfter(LAST) ? LAST : later;
    }

    static String written(Random random, LocalDate day) {
        var exact = day.toString();
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> exact.substring(0, 7);
            case 4 -> exact.substring(0, 4);
            case 5 -> exact + "/" + day.plusDays(1 + random.nextInt(5));
            case 6 -> exact.substring(0, 7) + "~";
            default -> exact;
        };
    }
}
