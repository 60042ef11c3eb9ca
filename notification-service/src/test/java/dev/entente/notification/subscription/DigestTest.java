package dev.entente.notification.subscription;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.notification.subscription.Digest.Every;

import static org.assertj.core.api.Assertions.assertThat;

class DigestTest {

    private static Digest daily(String at, String zone) {
        return new Digest(Every.DAY, LocalTime.parse(at), ZoneId.of(zone), DayOfWeek.MONDAY);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks go from 2 to 3 on 29 March, and from 3 to 2 on 25 October
        "Europe/Berlin,   08:00, 2026-03-28T07:00:00Z, 2026-03-29T06:00:00Z",
        "Europe/Berlin,   08:00, 2026-10-24T06:00:00Z, 2026-10-25T07:00:00Z",
        "Europe/Berlin,   02:30, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z",
        "Europe/Berlin,   02:30, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        "Europe/Berlin,   02:30, 2026-10-25T00:29:59Z, 2026-10-25T00:30:00Z",
        "Europe/Berlin,   02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "Europe/Berlin,   02:30, 2026-10-25T01:30:00Z, 2026-10-26T01:30:00Z",
        // had summer time until 2016
        "Europe/Istanbul, 08:00, 2026-03-28T05:00:00Z, 2026-03-29T05:00:00Z",
        "Europe/Istanbul, 08:00, 2026-10-24T05:00:00Z, 2026-10-25T05:00:00Z",
        "Europe/Istanbul, 03:30, 2016-03-26T01:30:00Z, 2016-03-27T01:30:00Z",
        "Asia/Kuala_Lumpur, 00:00, 2026-05-01T15:59:59Z, 2026-05-01T16:00:00Z",
        // 30 December 2011 did not take place
        "Pacific/Apia,    08:00, 2011-12-29T18:00:00Z, 2011-12-30T18:00:00Z"
    })
    void the_next_one_is_at_the_same_time_on_the_readers_clock(String zone, String at, String moment, String next) {
        assertThat(daily(at, zone).after(Instant.parse(moment))).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 02:30", "Europe/Berlin, 03:00", "Europe/Istanbul, 02:30", "America/New_York, 01:30"})
    void each_day_of_years_has_one(String zone, String at) {
        var digest = daily(at, zone);
        var moments = new ArrayList<Instant>();
        for (var next = digest.after(Instant.parse("2015-01-01T12:00:00Z"));
                next.isBefore(Instant.parse("2027-01-01T12:00:00Z"));
                next = digest.after(next)) {
            moments.add(next);
        }

        var days = moments.stream()
                .map(moment -> LocalDate.ofInstant(moment, ZoneId.of(zone)))
                .toList();
        assertThat(days).hasSize(12 * 365 + 3).doesNotHaveDuplicates();
        assertThat(gaps(moments)).isSubsetOf(List.of(23L, 24L, 25L));
    }

    private static Set<Long> gaps(List<Instant> moments) {
        var gaps = new HashSet<Long>();
        for (var index = 1; index < moments.size(); index++) {
            gaps.add(
                    Duration.between(moments.get(index - 1), moments.get(index)).toHours());
        }
        return gaps;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-23T07:00:00Z, 2026-03-30T06:00:00Z",
        "2026-10-19T06:00:00Z, 2026-10-26T07:00:00Z",
        "2026-10-25T23:30:00Z, 2026-10-26T07:00:00Z"
    })
    void a_weekly_one_keeps_its_day_and_time(String moment, String next) {
        var digest = daily("08:00", "Europe/Berlin").every(Every.WEEK);

        assertThat(digest.after(Instant.parse(moment))).isEqualTo(next);
    }
}
