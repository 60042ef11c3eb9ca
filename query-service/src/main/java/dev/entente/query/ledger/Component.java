package dev.entente.query.ledger;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

import dev.entente.events.RecordedEvent;
import dev.entente.ledger.EventRows;

/** Aggregates that belong together, because some event says that they are the same; and all events of them. */
public final class Component {

    /** How many bytes one of an event takes while it is read, judged and told. */
    private static final int WEIGHT = 6;

    private final Snapshot snapshot;
    private final List<String> subjects;

    private Component(Snapshot snapshot, List<String> subjects) {
        this.snapshot = snapshot;
        this.subjects = subjects;
    }

    /** The one that the subject belongs to, which may be alone. */
    public static Component of(Snapshot snapshot, String subject) throws SQLException {
        return new Component(snapshot, EventRows.component(snapshot.connection(), List.of(subject)));
    }

    public Collection<String> subjects() {
        return subjects;
    }

    /** All events of it. They are weighed before they are read: up to 8 MiB may have been told of it. */
    public List<RecordedEvent> events() throws SQLException {
        var bytes = Sql.of(
                        "select coalesce(sum(octet_length(data::text)), 0) from event where subject = any(?::text[])",
                        subjects)
                .first(snapshot, row -> row.getLong(1));
        snapshot.weigh(WEIGHT * bytes.orElse(0L));
        return EventRows.ofSubjects(snapshot.connection(), subjects);
    }
}
