package dev.entente.events.exercise;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of an exercise. Wire names: {@code dev.entente.exercise.<fact>.v1}. */
public sealed interface ExerciseFact extends Fact {

    @Override
    ExerciseTerms terms();

    /** Planned for {@code occurred}. */
    record Announced(Common common, ExerciseTerms terms) implements ExerciseFact {}

    record Cancelled(Common common, ExerciseTerms terms) implements ExerciseFact {}

    record Held(Common common, ExerciseTerms terms) implements ExerciseFact {}
}
