package dev.entente.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.report.Reports;

/** Groups events by the aggregates that belong together, because some event links them. */
public final class Components {

    private final Map<Subject, Subject> parents = new HashMap<>();

    private Components() {}

    /** The groups, each with all events of its aggregates. */
    public static Collection<List<RecordedEvent>> of(Collection<RecordedEvent> events) {
        var components = new Components();
        events.forEach(event -> Reports.linked(event.event())
                .forEach(member -> components.join(member, event.event().subject())));
        var groups = new LinkedHashMap<Subject, List<RecordedEvent>>();
        events.forEach(
                event -> groups.computeIfAbsent(components.root(event.event().subject()), key -> new ArrayList<>())
                        .add(event));
        return groups.values();
    }

    /** The aggregates that events are about, and those that they link with them, of which there may be no event. */
    public static Stream<Subject> subjects(Collection<RecordedEvent> events) {
        return events.stream()
                .map(RecordedEvent::event)
                .flatMap(event -> Stream.concat(Stream.of(event.subject()), Reports.linked(event).stream()))
                .distinct();
    }

    private void join(Subject one, Subject other) {
        parents.put(root(one), root(other));
    }

    private Subject root(Subject subject) {
        var root = subject;
        for (var up = parents.get(root); up != null && !up.equals(root); up = parents.get(root)) {
            root = up;
        }
        for (var at = subject; !at.equals(root); ) {
            at = parents.put(at, root);
        }
        return root;
    }
}
