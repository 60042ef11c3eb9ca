package dev.entente.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Reports;

/** Aggregates that change, each with the moment from which on it is to be told anew. */
public final class Touched {

    private final Map<String, Instant> since = new TreeMap<>();

    public void add(String subject, Instant from) {
        since.merge(subject, from, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** What an event changes: its own aggregate, and those that it says to be the same. */
    public void add(RecordedEvent event) {
        add(event.event().subject().toString(), event.recorded());
        Reports.linked(event.event()).forEach(member -> add(member.toString(), event.recorded()));
    }

    public void addAll(Touched more) {
        more.since.forEach(this::add);
    }

    public Set<String> subjects() {
        return since.keySet();
    }

    public boolean isEmpty() {
        return since.isEmpty();
    }

    /** The earliest moment at which one of the subjects changes. */
    public Instant since(Collection<String> subjects) {
        return subjects.stream()
                .map(subject -> since.getOrDefault(subject, Instant.MAX))
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }
}
