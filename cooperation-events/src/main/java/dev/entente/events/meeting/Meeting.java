package dev.entente.events.meeting;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.Actor;
import dev.entente.events.Founding;
import dev.entente.events.Kind;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.meeting.MeetingFact.Announced;
import dev.entente.events.meeting.MeetingFact.Held;

/** A meeting as its facts, taken together, make it. */
public record Meeting(
        @JsonUnwrapped Progress<Meeting.Status> progress,
        @JsonUnwrapped MeetingTerms terms) implements TermedState<MeetingTerms, Meeting> {

    /** Planned, and then held; of most meetings is known only that they were held. */
    public enum Status {
        ANNOUNCED("announced"),
        HELD("held");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    public static final Kind<MeetingFact, Meeting> KIND = Kind.named(
                    "meeting",
                    MeetingFact.class,
                    MeetingTerms.class,
                    new Meeting(Progress.at(Status.ANNOUNCED), MeetingTerms.UNKNOWN),
                    Meeting::evolve)
            .founding("announced", Announced::new)
            .toldAnew()
            .planned()
            .contact("held", Held::new)
            .needs("participants")
            .datedBy(Founding.earliestOf(List.of("held"), Founding.latestOf(List.of("announced"))))
            .build();

    @Override
    public List<Actor> actors() {
        return terms.participants();
    }

    Meeting evolve(MeetingFact fact) {
        var further = switch (fact) {
            case Announced announced ->
                progress.status() == Status.ANNOUNCED ? progress.became(Status.ANNOUNCED, announced) : progress;
            case Held held -> progress.reached(Status.HELD, held);
        };
        return new Meeting(further, terms.then(fact.terms()));
    }

    @Override
    public Meeting saying(MeetingTerms said) {
        return new Meeting(progress, said);
    }
}
