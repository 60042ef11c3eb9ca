package dev.entente.events;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The life of something that is planned and then held, or not: a visit, an exercise.
 *
 * <p>The dates of its facts are those for which it is planned, so they do not tell which word came last. Therefore a
 * cancellation stands until the thing is held after all, or the cancellation is retracted.
 */
public enum Plan {
    ANNOUNCED("announced"),
    POSTPONED("postponed"),
    CANCELLED("cancelled"),
    HELD("held");

    private final String code;

    Plan(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    public static Progress<Plan> announced(Progress<Plan> so, Fact fact) {
        return so.status() == ANNOUNCED ? so.became(ANNOUNCED, fact) : so;
    }

    public static Progress<Plan> postponed(Progress<Plan> so, Fact fact) {
        return switch (so.status()) {
            case ANNOUNCED, POSTPONED -> so.became(POSTPONED, fact);
            case CANCELLED -> so;
            case HELD -> so.odd(Oddity.WAS_HELD.of("postponed"));
        };
    }

    public static Progress<Plan> cancelled(Progress<Plan> so, Fact fact) {
        return switch (so.status()) {
            case ANNOUNCED, POSTPONED -> so.became(CANCELLED, fact);
            case CANCELLED -> so;
            case HELD -> so.odd(Oddity.WAS_HELD.of("cancelled"));
        };
    }

    public static Progress<Plan> held(Progress<Plan> so, Fact fact) {
        var held = so.reached(HELD, fact);
        return so.status() == CANCELLED ? held.odd(Oddity.WAS_CANCELLED.of("held")) : held;
    }
}
