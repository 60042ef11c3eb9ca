package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.entente.ledger.Moments;

/**
 * The versions that are stored of aggregates, where the end of their stories is told anew. What held when that part begins
 * stays, and is open until its end is told; mostly it was open before, so that nothing is written for that.
 */
final class StoredVersions {

    /** What held of an aggregate when the part that is told anew begins. */
    record Before(List<String> ownCountries, List<String> countries, Optional<Days> days) {

        static Before of(ResultSet row) throws SQLException {
            return new Before(
                    List.of((String[]) row.getArray("own_countries").getArray()),
                    List.of((String[]) row.getArray("countries").getArray()),
                    row.getObject("occurred_on") == null ? Optional.empty() : Optional.of(days(row)));
        }

        private static Days days(ResultSet row) throws SQLException {
            return new Days(
                    row.getObject("occurred_on", LocalDate.class),
                    Optional.ofNullable(row.getObject("begins", LocalDate.class)),
                    Optional.ofNullable(row.getObject("ends", LocalDate.class)));
        }

        /** Whether it was in the lists in which an item of these days and these countries belongs. */
        boolean isListed(Days wanted, List<String> with) {
            return days.equals(Optional.of(wanted)) && countries.equals(with);
        }
    }

    private final Map<String, Before> before = new HashMap<>();
    private final Map<String, Instant> again = new TreeMap<>();
    private final Map<String, Instant> reopened = new TreeMap<>();
    private final Map<String, Instant> ends = new TreeMap<>();

    private StoredVersions() {}

    /**
     * Forgets the versions that are told anew.
     *
     * @param since by subject, the moment from which on everything is told anew
     */
    static StoredVersions rewind(Connection connection, Map<String, Instant> since) throws SQLException {
        var stored = new StoredVersions();
        stored.read(connection, since);
        stored.forget(connection);
        stored.reopen(connection);
        return stored;
    }

    private void read(Connection connection, Map<String, Instant> since) throws SQLException {
        try (var query = connection.prepareStatement("""
                select version.subject, known_from < since, known_until = 'infinity', own_countries, countries, occurred_on,
                       lower(happened) as begins, upper(happened) - 1 as ends
                  from unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                  join version on version.subject = again.subject and known_until >= since""")) {
            Moments.set(query, since);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var subject = rows.getString(1);
                    if (!rows.getBoolean(2)) {
                        again.put(subject, since.get(subject));
                        continue;
                    }
                    before.put(subject, Before.of(rows));
                    if (!rows.getBoolean(3)) {
                        reopened.put(subject, since.get(subject));
                    }
                }
            }
        }
    }

    private void forget(Connection connection) throws SQLException {
        if (again.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("""
                delete from version using unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                 where version.subject = again.subject and known_from >= since""")) {
            Moments.set(delete, again);
            delete.executeUpdate();
        }
    }

    private void reopen(Connection connection) throws SQLException {
        if (reopened.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("""
                update version set known_until = 'infinity'
                  from unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                 where version.subject = again.subject and known_until >= since""")) {
            Moments.set(update, reopened);
            update.executeUpdate();
        }
    }

    Optional<Before> before(String subject) {
        return Optional.ofNullable(before.get(subject));
    }

    /** Whether something was stored that is told anew. */
    boolean isRewound(String subject) {
        return again.containsKey(subject) || reopened.containsKey(subject);
    }

    /** Of the aggregates those of which something was stored; of the others nothing is to be forgotten. */
    Map<String, Instant> known(Map<String, Instant> since) {
        var known = new TreeMap<>(since);
        known.keySet().removeIf(subject -> !before.containsKey(subject) && !again.containsKey(subject));
        return known;
    }

    /** Lets what held before, if anything did, end at the moment. */
    void end(String subject, Instant moment) {
        if (before.containsKey(subject)) {
            ends.put(subject, moment);
        }
    }

    /** Writes the ends. */
    void write(Connection connection) throws SQLException {
        if (ends.isEmpty()) {
            return;
        }
        try (var update = connection.prepareStatement("""
                update version set known_until = ends.moment
                  from unnest(?::text[], ?::timestamptz[]) as ends(subject, moment)
                 where version.subject = ends.subject and known_from < ends.moment and known_until = 'infinity'""")) {
            Moments.set(update, ends);
            update.executeUpdate();
        }
    }
}
