package dev.entente.events;

import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.code.CodeLists;

/** Why an event makes no sense among the others, or a report has no effect. Codes are those of the list {@code anomalies}. */
public enum Oddity {
    AFTER_SIGNING("afterSigning"),
    AFTER_TERMINATION("afterTermination"),
    AFTER_EXPIRY("afterExpiry"),
    BEFORE_SIGNING("beforeSigning"),
    NOT_SUSPENDED("notSuspended"),
    WAS_HELD("wasHeld"),
    WAS_CANCELLED("wasCancelled"),
    MORE_THAN_ORDERED("moreThanOrdered"),
    ALL_DELIVERED("allDelivered"),
    AFTER_LAUNCH("afterLaunch"),
    AFTER_END("afterEnd"),
    DAY_TO_COME("dayToCome"),
    UNKNOWN_EVENT("unknownEvent"),
    OTHER_SUBJECT("otherSubject"),
    OTHER_TYPE("otherType"),
    INVALID_DATA("invalidData"),
    OTHER_EVENT("otherEvent"),
    TAKEN_BACK("takenBack"),
    LATER_CORRECTION("laterCorrection"),
    RETRACTION_CIRCLE("retractionCircle"),
    CORRECTION_CIRCLE("correctionCircle"),
    OTHER_KEPT("otherKept");

    private final String code;

    Oddity(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** What was done, and why that is odd, as a sentence in English. */
    public Odd of(String done) {
        return Odd.because(this, done + " " + phrase());
    }

    /** Why a report is odd, as a sentence in English of which the report is the subject. */
    public Odd ofReport() {
        return Odd.because(this, phrase());
    }

    private String phrase() {
        return CodeLists.anomalies().nameOf(code, "en");
    }
}
