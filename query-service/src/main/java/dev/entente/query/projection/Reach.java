package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.entente.events.Actor;
import dev.entente.events.CooperationEvent;
import dev.entente.events.Fact;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.RecordedEvent;
import dev.entente.events.State;
import dev.entente.events.report.Reports;

/** Whether events have an effect beyond the aggregates that they are about, which another replica may be writing. */
final class Reach {

    private static final String KNOWN_LINKS = """
            select exists (select from same_as where member = any(?::text[]))
                or exists (select from version
                            where refs && ?::text[] and refs <> '{}' and cardinality(own_countries) < 2)
                or exists (select from version
                            where subject = any(?::text[]) and refs <> '{}' and cardinality(own_countries) < 2)""";

    private static final String KNOWN_ELSEWHERE = """
            select exists (select from event
                             join unnest(?::text[], ?::text[], ?::text[]) as asked(source, id, subject)
                            using (source, id)
                            where event.subject <> asked.subject)""";

    private Reach() {}

    static boolean isBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        return events.stream().map(RecordedEvent::event).anyMatch(Reach::isBeyond)
                || hasKnownLinks(connection, events)
                || isKnownElsewhere(connection, events);
    }

    private static boolean isBeyond(CooperationEvent event) {
        return Reports.isReport(event)
                ? !Reports.linked(event).isEmpty()
                : belongsToOthers(Kinds.of(event.subject()), event);
    }

    private static <F extends Fact, S extends State> boolean belongsToOthers(Kind<F, S> kind, CooperationEvent event) {
        var fact = kind.read(event.type(), event.data());
        return !fact.common().references().isEmpty()
                && Actor.countries(kind.evolve(kind.initial(), fact).actors()).size() < 2;
    }

    private static boolean hasKnownLinks(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        Set<String> subjects = new TreeSet<>();
        events.forEach(event -> subjects.add(event.event().subject().toString()));
        var all = subjects.toArray();
        return ask(connection, KNOWN_LINKS, List.of(all, all, all));
    }

    /** Whether a key is known of another aggregate: one of the two then gives way. */
    private static boolean isKnownElsewhere(Connection connection, Collection<RecordedEvent> events)
            throws SQLException {
        return ask(
                connection,
                KNOWN_ELSEWHERE,
                List.of(
                        events.stream().map(event -> event.key().source()).toArray(),
                        events.stream().map(event -> event.key().id()).toArray(),
                        events.stream()
                                .map(event -> event.event().subject().toString())
                                .toArray()));
    }

    private static boolean ask(Connection connection, String question, List<Object[]> arrays) throws SQLException {
        try (var query = connection.prepareStatement(question)) {
            for (var index = 0; index < arrays.size(); index++) {
                query.setArray(index + 1, connection.createArrayOf("text", arrays.get(index)));
            }
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
