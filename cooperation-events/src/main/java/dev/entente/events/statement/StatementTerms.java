package dev.entente.events.statement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.Actor;
import dev.entente.events.Terms;
import dev.entente.events.Text;

/**
 * What a fact can say of the statement itself.
 *
 * @param addressees to whom, or on whom, it was said
 * @param quote what was said, word for word
 * @param medium of the code list {@code statement-media}
 */
public record StatementTerms(
        List<Actor> speakers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Actor> addressees,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Text quote,
        Optional<String> medium,
        Optional<Stand> position)
        implements Terms<StatementTerms> {

    static final StatementTerms UNKNOWN =
            new StatementTerms(List.of(), List.of(), Text.NONE, Optional.empty(), Optional.empty());

    public StatementTerms {
        speakers = speakers == null ? List.of() : List.copyOf(speakers);
        addressees = addressees == null ? List.of() : List.copyOf(addressees);
        quote = Objects.requireNonNullElse(quote, Text.NONE);
    }

    @Override
    public StatementTerms then(StatementTerms later) {
        return new StatementTerms(
                Actor.refine(speakers, later.speakers),
                Actor.refine(addressees, later.addressees),
                later.quote.or(quote),
                later.medium.or(() -> medium),
                later.position.or(() -> position));
    }
}
