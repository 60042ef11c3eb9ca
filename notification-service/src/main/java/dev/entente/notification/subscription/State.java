package dev.entente.notification.subscription;

import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where a subscription stands. */
public enum State {
    /** Waits for its confirmation. */
    PENDING("pending"),
    ACTIVE("active"),
    /** Stopped by the subscriber for a while; what falls into this time is kept and can be sent afterwards. */
    PAUSED("paused"),
    /** Stopped because its receiver failed for days, or is gone. */
    DISABLED("disabled"),
    UNSUBSCRIBED("unsubscribed");

    private final String code;

    State(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<State> of(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
