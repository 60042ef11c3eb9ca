package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

import dev.entente.events.Actor;
import dev.entente.events.CooperationEvent;
import dev.entente.events.Fact;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.RecordedEvent;
import dev.entente.events.State;
import dev.entente.events.report.Reports;

/** Whether events have, by references, an effect on the countries of other aggregates, which another replica may be writing. */
final class Reach {

    private static final String IS_KNOWN_BEYOND =
            "select exists (select from unnest(?::text[]) as named(subject)" + Belonging.JOINED + ")"
                    + " or exists (select from version where subject = any(?::text[]) and " + Belonging.OF_A_ROW + ")";

    private Reach() {}

    static boolean isBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        return events.stream().map(RecordedEvent::event).anyMatch(Reach::isBeyond) || isKnownBeyond(connection, events);
    }

    private static boolean isBeyond(CooperationEvent event) {
        return !Reports.isReport(event) && belongsToOthers(Kinds.of(event.subject()), event);
    }

    private static <F extends Fact, S extends State<S>> boolean belongsToOthers(
            Kind<F, S> kind, CooperationEvent event) {
        if (!kind.upcast(event.type(), event.data()).has("references")) {
            return false; // almost always, and told without reading all of it
        }
        var fact = kind.read(event.type(), event.data());
        var references = fact.common().references();
        return !references.isEmpty()
                && Belonging.of(
                        Actor.countries(kind.evolve(kind.initial(), fact).actors()), references);
    }

    private static boolean isKnownBeyond(Connection connection, Collection<RecordedEvent> events) throws SQLException {
        var subjects = events.stream()
                .map(event -> event.event().subject().toString())
                .distinct()
                .toArray();
        try (var query = connection.prepareStatement(IS_KNOWN_BEYOND)) {
            query.setArray(1, connection.createArrayOf("text", subjects));
            query.setArray(2, connection.createArrayOf("text", subjects));
            try (var row = query.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
