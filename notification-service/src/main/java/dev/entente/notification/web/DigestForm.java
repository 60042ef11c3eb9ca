package dev.entente.notification.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.entente.notification.subscription.Digest;
import dev.entente.notification.subscription.Digest.Every;

/** How often a digest is wished for: a word, or an object that says when. */
final class DigestForm {

    private static final Set<String> PROPERTIES = Set.of("every", "at", "zone", "on");

    private final Form form;

    private DigestForm(Form form) {
        this.form = form;
    }

    static Optional<Digest> read(Form form) {
        return form.isObject("digest")
                ? Optional.of(new DigestForm(form.object("digest", PROPERTIES)).digest())
                : word(form);
    }

    private static Optional<Digest> word(Form form) {
        return switch (form.text("digest", 20).orElse("")) {
            case "daily" -> Optional.of(Digest.DAILY);
            case "weekly" -> Optional.of(Digest.WEEKLY);
            case "immediate" -> Optional.empty();
            default -> {
                form.fault(
                        "digest",
                        "is neither immediate, daily nor weekly, nor an object such as"
                                + " {\"every\":\"day\",\"at\":\"08:00\",\"zone\":\"Europe/Istanbul\"}");
                yield Optional.empty();
            }
        };
    }

    private Digest digest() {
        var every = form.text("every", 20).flatMap(Every::of);
        if (every.isEmpty()) {
            form.fault("every", "is neither 'day' nor 'week'");
        }
        return new Digest(every.orElse(Every.DAY), time(), zone(), day(every));
    }

    private LocalTime time() {
        var text = form.text("at", 5).orElse("08:00");
        if (text.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            return LocalTime.parse(text);
        }
        form.fault("at", "is no time of the day, such as 08:00");
        return Digest.DAILY.at();
    }

    private ZoneId zone() {
        var text = form.text("zone", 60).orElse("UTC");
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return ZoneId.of(text);
        }
        form.fault("zone", "is no name of a time zone, such as Europe/Istanbul");
        return ZoneOffset.UTC;
    }

    private DayOfWeek day(Optional<Every> every) {
        if (!form.has("on")) {
            return DayOfWeek.MONDAY;
        }
        if (every.filter(Every.WEEK::equals).isEmpty()) {
            form.fault("on", "is only for digests that come every week");
        }
        var text = form.text("on", 20).orElse("").toUpperCase(Locale.ROOT);
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(text))
                .findFirst()
                .orElseGet(() -> {
                    form.fault("on", "is no day of the week, such as monday");
                    return DayOfWeek.MONDAY;
                });
    }
}
