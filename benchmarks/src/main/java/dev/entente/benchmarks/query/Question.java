package dev.entente.benchmarks.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What a dashboard asks, and the statement by which the service answers it, so that both can be measured: kept in the words
 * of the service's own code.
 *
 * @param name in the report
 * @param address path and query
 * @param sql with a {@code ?} for each value
 * @param values texts; those of which the statement makes arrays are written as such
 */
record Question(String name, String address, String sql, List<String> values) {

    private static final String PAGE = """
            select document, subject, occurred_on::text from version
             where (known_until = 'infinity') and (outcome = 'standing') and (kind = ?)%s
             order by occurred_on desc, subject limit 21""";

    private static final String TIMELINE = """
            select subject, kind, type, occurred, title, countries, sectors, source, id, occurred_on from fact
             where (known_until = 'infinity') and (countries @> ?::text[])
             order by occurred_on desc, source, id limit 21""";

    private static final String ITEM =
            "select outcome, document, kept, reason from version where (known_until = 'infinity') and (subject = ?)";

    /** The questions, asked of the frequent and of the rare countries of a synthetic ledger. */
    static List<Question> all(String agreement) {
        var countries = SyntheticData.byFrequency();
        var common = countries.get(0) + "," + countries.get(1);
        var rare = countries.get(60) + "," + countries.get(90);
        return List.of(
                new Question("latest agreements", "/agreements?limit=20", PAGE.formatted(""), List.of("agreement")),
                pages("of a frequent pair", common),
                pages("of a rare pair", rare),
                one("of a frequent country", countries.get(0)),
                one("of a rare country", countries.get(200)),
                new Question(
                        "visits of a frequent pair in 2024",
                        "/visits?limit=20&from=2024&until=2024&countries=" + common,
                        PAGE.formatted(
                                " and (countries @> ?::text[]) and (happened && daterange('2024-01-01', '2024-12-31', '[]'))"),
                        List.of("visit", array(common))),
                timeline("of a frequent pair", common),
                timeline("of a rare pair", rare),
                new Question(
                        "one agreement",
                        "/agreements/" + agreement.substring(agreement.indexOf('/') + 1),
                        ITEM,
                        List.of(agreement)));
    }

    private static Question pages(String whose, String pair) {
        return new Question(
                "agreements " + whose,
                "/agreements?limit=20&countries=" + pair,
                PAGE.formatted(" and (countries @> ?::text[])"),
                List.of("agreement", array(pair)));
    }

    private static Question one(String whose, String country) {
        return new Question(
                "agreements " + whose,
                "/agreements?limit=20&country=" + country,
                PAGE.formatted(" and (countries && ?::text[])"),
                List.of("agreement", array(country)));
    }

    private static Question timeline(String whose, String pair) {
        return new Question(
                "timeline " + whose,
                "/relations/" + pair.replace(',', '-') + "/timeline?limit=20",
                TIMELINE,
                List.of(array(pair)));
    }

    private static String array(String listed) {
        return "{" + listed + "}";
    }

    PreparedStatement prepared(Connection connection, String before) throws SQLException {
        var statement = connection.prepareStatement(before + sql);
        for (var index = 0; index < values.size(); index++) {
            statement.setString(index + 1, values.get(index));
        }
        return statement;
    }
}
