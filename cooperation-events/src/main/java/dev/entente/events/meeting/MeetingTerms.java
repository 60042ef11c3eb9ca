package dev.entente.events.meeting;

import java.util.List;
import java.util.Optional;

import dev.entente.events.Actor;
import dev.entente.events.Terms;

/**
 * What a fact can say of the meeting itself.
 *
 * @param format of the code list {@code meeting-formats}
 */
public record MeetingTerms(List<Actor> participants, Optional<String> format) implements Terms<MeetingTerms> {

    static final MeetingTerms UNKNOWN = new MeetingTerms(List.of(), Optional.empty());

    public MeetingTerms {
        participants = participants == null ? List.of() : List.copyOf(participants);
    }

    @Override
    public MeetingTerms then(MeetingTerms later) {
        return new MeetingTerms(Actor.refine(participants, later.participants), later.format.or(() -> format));
    }
}
