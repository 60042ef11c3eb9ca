package dev.entente.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Aggregates that change, each with the moment from which on it is to be told anew. */
public final class Touched {

    private final Map<String, Instant> since = new TreeMap<>();

    public void add(String subject, Instant from) {
        since.merge(subject, from, (one, other) -> one.isBefore(other) ? one : other);
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
