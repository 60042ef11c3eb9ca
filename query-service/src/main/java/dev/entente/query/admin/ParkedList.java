package dev.entente.query.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.Position;
import dev.entente.ledger.Place;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;
import dev.entente.query.web.Page;
import dev.entente.query.web.Paging;

/** What is parked, in the order of the log. */
final class ParkedList {

    /**
     * A record that is parked.
     *
     * @param id by which it is tried again: its position
     * @param event the source's own id, where the record tells it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Entry(
            String id,
            Optional<String> subject,
            Optional<String> source,
            Optional<String> event,
            String position,
            String reason,
            Instant recorded,
            Instant at) {}

    private ParkedList() {}

    /** A page, keyed by partition and offset. */
    static Page<Entry> page(Snapshot snapshot, Paging paging) throws SQLException {
        var conditions = new Conditions();
        paging.after()
                .ifPresent(keys -> conditions.and("(log_partition, log_offset) > (?, ?)", keys.get(0), keys.get(1)));
        var entries = Sql.of("select log_partition, log_offset, subject, source, id, reason, recorded, at from parked")
                .then(conditions.where())
                .then("order by log_partition, log_offset limit ?", paging.limit() + 1)
                .list(snapshot, row -> new Page.Entry<>(entry(row), List.of(row.getString(1), row.getString(2))));
        return Page.of(entries, paging, Optional.empty());
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var position = Position.of(row.getInt(1), row.getLong(2)).token();
        return new Entry(
                position,
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                position,
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant());
    }

    /** The place that an id names; nothing where it names none. */
    static Optional<Place> place(String id) {
        try {
            var offsets = Position.parse(id).offsets();
            return offsets.size() == 1
                    ? Optional.of(
                            new Place(offsets.firstKey(), offsets.firstEntry().getValue()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
