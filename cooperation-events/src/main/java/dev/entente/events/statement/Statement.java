package dev.entente.events.statement;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.Actor;
import dev.entente.events.Kind;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.statement.StatementFact.Made;

/** A statement as its facts, taken together, make it. */
public record Statement(
        @JsonUnwrapped Progress<Statement.Status> progress,
        @JsonUnwrapped StatementTerms terms) implements TermedState<StatementTerms, Statement> {

    /** A statement is known once it was made. */
    public enum Status {
        MADE;

        @JsonValue
        public String code() {
            return "made";
        }
    }

    public static final Kind<StatementFact, Statement> KIND = Kind.named(
                    "statement",
                    StatementFact.class,
                    StatementTerms.class,
                    new Statement(Progress.at(Status.MADE), StatementTerms.UNKNOWN),
                    Statement::evolve)
            .founding("made", Made::new)
            .needs("speakers")
            .build();

    @Override
    public List<Actor> actors() {
        return Stream.concat(terms.speakers().stream(), terms.addressees().stream())
                .toList();
    }

    Statement evolve(StatementFact fact) {
        return switch (fact) {
            case Made made -> new Statement(progress.reached(Status.MADE, made), terms.then(made.terms()));
        };
    }

    @Override
    public Statement saying(StatementTerms said) {
        return new Statement(progress, said);
    }
}
