package dev.entente.query.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Report;
import dev.entente.events.report.Reports;

/** Groups events by the aggregates that belong together, because some event says that they are the same. */
final class Components {

    private final Map<String, String> parents = new HashMap<>();

    private Components() {}

    static Collection<List<RecordedEvent>> of(Collection<RecordedEvent> events) {
        var components = new Components();
        events.stream().filter(event -> Reports.isReport(event.event())).forEach(components::join);
        var groups = new LinkedHashMap<String, List<RecordedEvent>>();
        events.forEach(event -> groups.computeIfAbsent(
                        components.root(event.event().subject().toString()), key -> new ArrayList<>())
                .add(event));
        return groups.values();
    }

    private void join(RecordedEvent event) {
        if (Reports.read(event.event()) instanceof Report.SameAs same) {
            same.same()
                    .forEach(member -> parents.put(
                            root(member.toString()),
                            root(event.event().subject().toString())));
        }
    }

    private String root(String subject) {
        var parent = parents.getOrDefault(subject, subject);
        return parent.equals(subject) ? subject : root(parent);
    }
}
