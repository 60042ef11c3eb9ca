package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;

import dev.entente.ledger.Moments;

/**
 * The lists of items and facts by country and by pair of countries. They name whatever was in them at any time; who reads
 * them looks at the row that they lead to.
 */
final class Listings {

    private Listings() {}

    /**
     * Adds what was told.
     *
     * @param since by subject, the moment from which on its versions and facts were written
     */
    static void add(Connection connection, Map<String, Instant> since) throws SQLException {
        add(connection, since, """
                insert into listing (kind, tag, occurred_on, subject, many)
                select kind, tag, occurred_on, version.subject, many
                  from unnest(?::text[], ?::timestamptz[]) as told(subject, since)
                  join version on version.subject = told.subject and known_from >= since and outcome = 'standing'
                 cross join listing_tags(countries)
                    on conflict do nothing""");
        add(connection, since, """
                insert into fact_listing (tag, occurred_on, source, id, many)
                select tag, occurred_on, source, id, many
                  from unnest(?::text[], ?::timestamptz[]) as told(subject, since)
                  join fact on fact.subject = told.subject and known_from >= since
                 cross join listing_tags(countries)
                    on conflict do nothing""");
    }

    private static void add(Connection connection, Map<String, Instant> since, String sql) throws SQLException {
        try (var insert = connection.prepareStatement(sql)) {
            insert.setArray(1, connection.createArrayOf("text", since.keySet().toArray()));
            insert.setArray(2, connection.createArrayOf("timestamptz", Moments.array(since.values())));
            insert.executeUpdate();
        }
    }
}
