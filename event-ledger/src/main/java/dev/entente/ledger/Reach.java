package dev.entente.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

import dev.entente.events.RecordedEvent;
import dev.entente.events.report.Reports;

/** Whether events are linked with aggregates beyond those that they are about, which another replica may be writing. */
final class Reach {

    private static final String IS_BEYOND = """
            select exists (select from same_as where member = any(?::text[]))
                or exists (select from event
                             join unnest(?::text[], ?::text[], ?::text[]) as asked(source, id, subject)
                            using (source, id)
                            where event.subject <> asked.subject)""";

    private Reach() {}

    /** Because they link, or because of what is known: links, and a key that is known of another aggregate. */
    static boolean isBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        return events.stream().anyMatch(event -> !Reports.linked(event.event()).isEmpty())
                || isKnownBeyond(connection, events);
    }

    private static boolean isKnownBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        var subjects =
                events.stream().map(event -> event.event().subject().toString()).toArray();
        try (var query = connection.prepareStatement(IS_BEYOND)) {
            query.setArray(1, connection.createArrayOf("text", subjects));
            Keys.set(query, 2, events.stream().map(RecordedEvent::key).toList());
            query.setArray(4, connection.createArrayOf("text", subjects));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
