package dev.entente.benchmarks.notification;

import java.sql.DriverManager;
import java.sql.SQLException;

import dev.entente.events.code.CodeLists;
import dev.entente.local.server.Database;

/**
 * Subscriptions among which is matched: nine of ten ask for a pair of countries, the others for one of a few countries and
 * a sector; some countries are asked for more than others. They have no address: what would be sent is taken back.
 */
final class Others {

    private static final String INSERT = """
            INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,
              countries_any, countries_all, sectors, active_after, created_at)
            SELECT gen_random_uuid(), 'active', 'webhook', 'benchmark', 0, '{agreement.new}', false, 'en',
              CASE WHEN n % 10 = 0 THEN ARRAY[c[a], c[b]] END, CASE WHEN n % 10 > 0 THEN ARRAY[c[a], c[b]] END,
              CASE WHEN n % 10 = 0 THEN ARRAY[s[1 + n % cardinality(s)]] END, '{}', now()
            FROM (SELECT n, c, s, 1 + floor(cardinality(c) * power(random(), 2))::int AS a,
                1 + floor(cardinality(c) * power(random(), 2))::int AS b
              FROM generate_series(1, ?) n, (SELECT ?::text[] AS c, ?::text[] AS s) codes) each
            WHERE a <> b""";

    private Others() {}

    static void add(Database database, int many) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, many);
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", CodeLists.countries().codes().toArray()));
            insert.setArray(
                    3,
                    connection.createArrayOf("text", CodeLists.sectors().codes().toArray()));
            insert.executeUpdate();
            try (var analyze = connection.createStatement()) {
                analyze.execute("ANALYZE subscription");
            }
        }
    }
}
