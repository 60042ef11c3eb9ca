package dev.entente.notification.news;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a subscriber can be told. The codes are those of the API and of the alerts' types. */
public enum AlertKind {
    /** Known for the first time as concluded: signed, in force, or reported. Once for an agreement, for ever. */
    NEW("agreement.new"),
    STATUS_CHANGED("agreement.statusChanged"),
    CORRECTED("agreement.corrected"),
    /** Taken back as a whole, or the fact on which it was founded. */
    RETRACTED("agreement.retracted");

    private final String code;

    AlertKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Whether those who were told of the agreement are told of this, too. */
    public boolean followsUp() {
        return this == CORRECTED || this == RETRACTED;
    }

    public static Optional<AlertKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(AlertKind::code).toList();
    }
}
