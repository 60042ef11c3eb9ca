package dev.entente.events.fold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.entente.events.Actor;
import dev.entente.events.Evidence;
import dev.entente.events.Kind;
import dev.entente.events.Place;
import dev.entente.events.RecordedEvent;
import dev.entente.events.State;
import dev.entente.events.Subject;
import dev.entente.events.Text;
import dev.entente.events.edtf.Edtf;

/**
 * An aggregate as its events, taken together, make it.
 *
 * @param subject under which it is shown
 * @param names all subjects that are this one, its own among them, in their order
 * @param source of those that report it the first to have done so: what it says of what the item is counts before what others say
 * @param occurred the date of its founding fact
 * @param sectors of all its facts, in the order of the code list
 * @param evidence of all its facts, in their order, each once
 * @param facts that stand, in the order in which they happened
 * @param events that made it: the facts that stand and the reports that act, in the order of their recording; who joins items may
 *     report it under another subject than these
 * @param firstKnown when the first of the facts that stand was recorded
 * @param lastChanged when the last of its events was recorded
 */
public record Item(
        Kind<?, ?> kind,
        Subject subject,
        List<Subject> names,
        String source,
        Text title,
        Text summary,
        State<?> state,
        Edtf occurred,
        List<String> sectors,
        Optional<Place> place,
        List<Evidence> evidence,
        List<Subject> references,
        List<Anomaly> anomalies,
        List<Happening> facts,
        List<RecordedEvent> events,
        Instant firstKnown,
        Instant lastChanged) {

    /** The countries of those who take part, in the order of their codes. */
    public List<String> countries() {
        return Actor.countries(state.actors());
    }

    public Corroboration corroboration() {
        return Corroboration.of(facts, evidence);
    }

    public String status() {
        return state.progress().code();
    }
}
