package dev.entente.benchmarks.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            select document, subject, occurred_on::text as sort_key from version
             where (known_until = 'infinity') and (outcome = 'standing') and (kind = ?)%s
             order by occurred_on desc, subject limit 21""";

    private static final String OF_MANY = " and (many @> ?::text[])";

    private static final String LISTED_ITEMS = """
            (select distinct occurred_on as listed_on, subject as listed_subject from listing where (tag = ?)%s and (kind = ?)
              order by listed_on desc, listed_subject limit 39)""";

    private static final String LISTED_FACTS = """
            (select distinct occurred_on as listed_on, source as listed_source, id as listed_id from fact_listing where (tag = ?)%s
              order by listed_on desc, listed_source, listed_id limit 39)""";

    private static final String TIMELINE = """
            select subject, kind, type, occurred, title, countries, sectors, source, id, occurred_on, listed_on, listed_source,
                   listed_id, kind is not null as is_there
              from (%1$s union all %2$s order by listed_on desc, listed_source, listed_id limit 39) as listed
              left join lateral (
                select * from fact
                 where (known_until = 'infinity') and (countries @> ?::text[])
                   and (occurred_on = listed_on and source = listed_source and id = listed_id) offset 0) as fact on true
             order by listed_on desc, listed_source, listed_id limit 39""".formatted(LISTED_FACTS.formatted(""), LISTED_FACTS.formatted(OF_MANY));

    private static final String ITEM =
            "select outcome, document, kept, reason from version where (known_until = 'infinity') and (subject = ?)";

    private static final String MISDIRECTED = """
            select source, id, type, subject from event
             where type in ('dev.entente.report.corrected.v1', 'dev.entente.report.retracted.v1')
               and (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'source')::text || ' '
                   || (coalesce(data::json -> 'corrects', data::json -> 'retracts') -> 'id')::text = ?
               and subject <> ?
             order by recorded, log_partition, log_offset limit 100""";

    private static final String NAMED = "select subject from event where source = ? and id = ?";

    private static final String CONFLICTS = """
            select other.* from repetition as other join event using (source, id)
             where source = ? and id = ? and other.fingerprint <> event.fingerprint
             order by other.recorded, other.log_partition, other.log_offset limit 100""";

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
                        ofPair(
                                " and (ends >= '2024-01-01') and (begins <= '2024-12-31')",
                                " and (happened && daterange('2024-01-01', '2024-12-31', '[]'))"),
                        valuesOfPair("visit", common)),
                timeline("of a frequent pair", common),
                timeline("of a rare pair", rare),
                new Question(
                        "one agreement",
                        "/agreements/" + agreement.substring(agreement.indexOf('/') + 1),
                        ITEM,
                        List.of(agreement)));
    }

    /** What is looked for beside an event when somebody asks for it: parts of an answer, of which only the plans are of interest. */
    static List<Question> beside(String source, String id, String subject) {
        var address = "/events?source=" + source + "&id=" + id;
        return List.of(
                new Question(
                        "reports under other subjects that name an event",
                        address,
                        MISDIRECTED,
                        List.of("\"%s\" \"%s\"".formatted(source, id), subject)),
                new Question("the event that a report names", address, NAMED, List.of(source, id)),
                new Question("conflicts of an event", address, CONFLICTS, List.of(source, id)));
    }

    private static Question pages(String whose, String pair) {
        return new Question(
                "agreements " + whose,
                "/agreements?limit=20&countries=" + pair,
                ofPair("", ""),
                valuesOfPair("agreement", pair));
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
                List.of(listOf(pair), listOfMany(pair), array(pair), array(pair)));
    }

    private static List<String> valuesOfPair(String kind, String pair) {
        return List.of(listOf(pair), kind, listOfMany(pair), array(pair), kind, kind, array(pair));
    }

    private static String ofPair(String ofList, String ofRow) {
        return """
            select document, subject, occurred_on::text as sort_key, listed_on, listed_subject, kind is not null as is_there
              from (%1$s union all %2$s order by listed_on desc, listed_subject limit 39) as listed
              left join lateral (
                select * from version
                 where (known_until = 'infinity') and (outcome = 'standing') and (kind = ?) and (countries @> ?::text[])%3$s
                   and (occurred_on = listed_on and subject = listed_subject) offset 0) as version on true
             order by listed_on desc, listed_subject limit 39""".formatted(LISTED_ITEMS.formatted(ofList), LISTED_ITEMS.formatted(OF_MANY + ofList), ofRow);
    }

    private static String listOf(String pair) {
        return sorted(pair).collect(Collectors.joining("-"));
    }

    private static String listOfMany(String pair) {
        return sorted(pair).findFirst().orElseThrow() + "*";
    }

    private static Stream<String> sorted(String pair) {
        return Stream.of(pair.split(",", -1)).sorted();
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
