package dev.entente.events.meeting;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.Actor;
import dev.entente.events.Kind;
import dev.entente.events.Progress;
import dev.entente.events.State;
import dev.entente.events.meeting.MeetingFact.Held;

/** A meeting as its facts, taken together, make it. */
public record Meeting(
        @JsonUnwrapped Progress<Meeting.Status> progress,
        @JsonUnwrapped MeetingTerms terms) implements State {

    /** A meeting is known once it was held. */
    public enum Status {
        HELD;

        @JsonValue
        public String code() {
            return "held";
        }
    }

    public static final Kind<MeetingFact, Meeting> KIND = Kind.named(
                    "meeting",
                    MeetingFact.class,
                    MeetingTerms.class,
                    new Meeting(Progress.at(Status.HELD), MeetingTerms.UNKNOWN),
                    Meeting::evolve)
            .contact("held", Held::new)
            .needs("participants")
            .build();

    @Override
    public List<Actor> actors() {
        return terms.participants();
    }

    Meeting evolve(MeetingFact fact) {
        return switch (fact) {
            case Held held -> new Meeting(progress.reached(Status.HELD, held), terms.then(held.terms()));
        };
    }
}
