package dev.entente.query.item;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.events.EventType;
import dev.entente.query.ledger.Known;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/** When the facts of items happened, as it is known now or was known then. */
record FactDates(Snapshot snapshot, Optional<Instant> asOf) implements ItemTable.Dates {

    @Override
    public Map<String, Map<String, String>> of(List<String> subjects) throws SQLException {
        var dates = new HashMap<String, Map<String, String>>();
        Sql.of("select distinct subject, type, occurred_on, occurred from fact")
                .then(Known.rows(asOf).and("subject = any(?::text[])", subjects).where())
                .then("order by subject, type, occurred_on, occurred")
                .each(
                        snapshot,
                        row -> dates.computeIfAbsent(row.getString(1), subject -> new HashMap<>())
                                .merge(
                                        EventType.of(row.getString(2)).fact(),
                                        row.getString(4),
                                        (earlier, later) -> earlier + " " + later));
        return dates;
    }
}
