package dev.entente.events.agreement;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where an agreement stands in its life. Codes are those of the list {@code agreement-statuses}. */
public enum AgreementStatus {
    PROPOSED("proposed"),
    NEGOTIATING("negotiating"),
    INITIALLED("initialled"),
    SIGNED("signed"),
    RATIFIED("ratified"),
    IN_FORCE("inForce"),
    SUSPENDED("suspended"),
    TERMINATED("terminated"),
    EXPIRED("expired");

    private final String code;

    AgreementStatus(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** Whether the parties have bound themselves and not yet ended it. */
    boolean isBinding() {
        return compareTo(SIGNED) >= 0 && compareTo(SUSPENDED) <= 0;
    }

    boolean isOver() {
        return this == TERMINATED || this == EXPIRED;
    }
}
