package dev.entente.events.exercise;

import java.util.List;
import java.util.Optional;

import dev.entente.events.Actor;
import dev.entente.events.Terms;

/**
 * What a fact can say of the exercise itself.
 *
 * @param kind of the code list {@code exercise-kinds}
 * @param designation the name under which it is held
 */
public record ExerciseTerms(List<Actor> participants, Optional<String> kind, Optional<String> designation)
        implements Terms<ExerciseTerms> {

    static final ExerciseTerms UNKNOWN = new ExerciseTerms(List.of(), Optional.empty(), Optional.empty());

    public ExerciseTerms {
        participants = participants == null ? List.of() : List.copyOf(participants);
    }

    @Override
    public ExerciseTerms then(ExerciseTerms later) {
        return new ExerciseTerms(
                Actor.refine(participants, later.participants),
                later.kind.or(() -> kind),
                later.designation.or(() -> designation));
    }
}
