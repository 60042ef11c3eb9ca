package dev.entente.notification.news;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a subscriber can be told: what happened to an item of a kind. Its code, {@code visit.new}, is that of the API and of
 * the alerts' types.
 *
 * @param item the name of a kind that is told
 */
public record AlertKind(String item, What what) implements Comparable<AlertKind> {

    /** What can happen to an item, of whatever kind. */
    public enum What {
        /** It is known for the first time, as its kind understands that. Once for an item, for ever. */
        NEW("new"),
        STATUS_CHANGED("statusChanged"),
        CORRECTED("corrected"),
        /** Taken back as a whole, or the fact on which it was founded. */
        RETRACTED("retracted");

        private final String code;

        What(String code) {
            this.code = code;
        }
    }

    private static final List<AlertKind> ALL = ToldKinds.all().stream()
            .flatMap(told -> Stream.of(What.values()).map(what -> new AlertKind(told.name(), what)))
            .toList();

    public String code() {
        return item + "." + what.code;
    }

    /** Whether those who were told of the item are told of this, too. */
    public boolean followsUp() {
        return what == What.CORRECTED || what == What.RETRACTED;
    }

    /** In the order of the kinds, then in that in which things happen. */
    public static List<AlertKind> all() {
        return ALL;
    }

    /** That an item of the kind is known for the first time. */
    public static AlertKind newOf(String item) {
        return new AlertKind(item, What.NEW);
    }

    public static Optional<AlertKind> of(String code) {
        return ALL.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    public static List<String> codes() {
        return ALL.stream().map(AlertKind::code).toList();
    }

    @Override
    public int compareTo(AlertKind other) {
        return Comparator.<AlertKind>comparingInt(ALL::indexOf).compare(this, other);
    }
}
