package dev.entente.query.projection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Happening;
import dev.entente.events.fold.Item;
import dev.entente.events.statement.StatementFact;

/**
 * Lines up statements that take a position: the one that begins later is the later one (an open beginning is before all), of
 * those that begin on one day the one whose date is more exact, then the one that ends later; then the {@code time} of the
 * event by which the position is taken decides, its source and its id. Never when any of it became known.
 */
final class StanceOrder {

    private static final String BEFORE_ALL = "0000-00-00";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn").withZone(ZoneOffset.UTC);

    private StanceOrder() {}

    /** A text that is less than that of every later statement, by its bytes; nothing where no position is taken. */
    static String of(Item item) {
        return item.facts().reversed().stream()
                .filter(StanceOrder::takesAPosition)
                .findFirst()
                .map(deciding -> String.join(" ", date(item.occurred()), moment(deciding), key(deciding)))
                .orElse(null);
    }

    private static boolean takesAPosition(Happening happening) {
        return happening.fact() instanceof StatementFact fact
                && fact.terms().position().isPresent();
    }

    private static String date(Edtf occurred) {
        var begins = occurred.first().map(LocalDate::toString).orElse(BEFORE_ALL);
        var ends = occurred.last().or(occurred::first).orElseThrow();
        return "%s %02d %s".formatted(begins, exactness(occurred), ends);
    }

    /** Two for each digit of the beginning that is known, one less where it is uncertain or approximate. */
    private static long exactness(Edtf occurred) {
        var text = occurred.toString();
        var begins = text.substring(0, text.indexOf('/') < 0 ? text.length() : text.indexOf('/'));
        var doubtful = begins.chars().anyMatch(sign -> "?~%".indexOf(sign) >= 0);
        return 2 * begins.chars().filter(Character::isDigit).count() - (doubtful ? 1 : 0);
    }

    private static String moment(Happening happening) {
        return happening.event().event().time().map(StanceOrder::written).orElse("");
    }

    private static String written(Instant moment) {
        return MOMENT.format(moment);
    }

    private static String key(Happening happening) {
        return happening.key().source() + " " + happening.key().id();
    }
}
