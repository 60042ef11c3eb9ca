package dev.entente.benchmarks.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
             where (known_until = 'infinity') and (outcome = 'standing') and (kind = ?)
             order by occurred_on desc, subject limit 21""";

    private static final String OF_MANY = " and (many @> ?::text[])";

    private static final String LISTED_ITEMS = """
            (select distinct occurred_on as listed_on, subject as listed_subject from listing where (tag = ?)%s and (kind = ?)
              order by listed_on desc, listed_subject limit 39)""";

    private static final String IN_2024 = " and (begins <= '2024-12-31' and ends >= '2024-01-01')";

    private static final String OF_OTHER_YEARS = """
             and (occurred_on not between '2024-01-01' and '2024-12-31')
             and (extract(year from begins) <> extract(year from occurred_on) or extract(year from ends) <> extract(year from occurred_on))""";

    /** The first part of a walk by the day, which is all that a frequent country needs. */
    private static final String ITEMS_BY_DAY = """
            (select * from (
               select occurred_on as listed_on, subject as listed_subject, countries && ?::text[] as is_wanted from version
                where (known_until = 'infinity') and (outcome = 'standing') and (kind = ?)
                order by listed_on desc, listed_subject limit 512) as passed
              where is_wanted order by listed_on desc, listed_subject limit 21)""";

    /** The second part, for a country that was not found often enough in the first one. */
    private static final String ITEMS_SIDE_BY_SIDE = """
            (select entry.* from unnest(?::text[]) as lists(name) cross join lateral (
               select distinct occurred_on as listed_on, subject as listed_subject from listing where (kind = ?) and (tag = lists.name)
                order by listed_on desc, listed_subject limit 49) as entry order by listed_on desc, listed_subject limit 49)""";

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

    /** The questions, asked of the frequent and of the rare countries of a synthetic ledger. */
    static List<Question> all(String agreement) {
        var countries = SyntheticData.byFrequency();
        var common = countries.get(0) + "," + countries.get(1);
        var rare = countries.get(60) + "," + countries.get(90);
        return List.of(
                new Question("latest agreements", "/agreements?limit=20", PAGE, List.of("agreement")),
                pages("of a frequent pair", common),
                pages("of a rare pair", rare),
                one("of a frequent country", countries.get(0), ITEMS_BY_DAY, 21, array(countries.get(0)), "agreement"),
                one(
                        "of a rare country",
                        countries.get(200),
                        ITEMS_SIDE_BY_SIDE,
                        49,
                        listsOf(countries.get(200)),
                        "agreement"),
                ofPair(
                        "visits of a frequent pair in 2024",
                        "visit",
                        common,
                        "/visits?limit=20&from=2024&until=2024",
                        List.of(
                                IN_2024 + " and (occurred_on between '2024-01-01' and '2024-12-31')",
                                IN_2024 + OF_OTHER_YEARS),
                        " and (happened && daterange('2024-01-01', '2024-12-31', '[]'))"),
                timeline("of a frequent pair", common),
                timeline("of a rare pair", rare),
                new Question(
                        "one agreement",
                        "/agreements/" + agreement.substring(agreement.indexOf('/') + 1),
                        ITEM,
                        List.of(agreement)));
    }

    private static Question pages(String whose, String pair) {
        return ofPair("agreements " + whose, "agreement", pair, "/agreements?limit=20", List.of(""), "");
    }

    private static Question one(String whose, String country, String entries, int most, String... values) {
        return new Question(
                "agreements " + whose,
                "/agreements?limit=20&country=" + country,
                items(entries, most, "(countries && ?::text[])"),
                Stream.concat(Arrays.stream(values), Stream.of("agreement", array(country)))
                        .toList());
    }

    /** The lists of a country with each country, and of what has many. */
    private static String listsOf(String country) {
        return array(Stream.concat(
                        Stream.of(country + "*"),
                        SyntheticData.byFrequency().stream().map(other -> listOf(country + "," + other)))
                .collect(Collectors.joining(",")));
    }

    private static Question timeline(String whose, String pair) {
        return new Question(
                "timeline " + whose,
                "/relations/" + pair.replace(',', '-') + "/timeline?limit=20",
                TIMELINE,
                List.of(listOf(pair), listOfMany(pair), array(pair), array(pair)));
    }

    /** What has both countries: in the list of the pair, and in that of what has many countries. */
    private static Question ofPair(
            String name, String kind, String pair, String address, List<String> ofLists, String ofRow) {
        var entries = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var ofList : ofLists) {
            entries.add(LISTED_ITEMS.formatted(ofList));
            values.addAll(List.of(listOf(pair), kind));
            entries.add(LISTED_ITEMS.formatted(OF_MANY + ofList));
            values.addAll(List.of(listOfMany(pair), array(pair), kind));
        }
        values.addAll(List.of(kind, array(pair)));
        return new Question(
                name,
                address + "&countries=" + pair,
                items(
                        entries.stream()
                                .collect(Collectors.joining(
                                        " union all ", "(", " order by listed_on desc, listed_subject limit 39)")),
                        39,
                        "(countries @> ?::text[])" + ofRow),
                values);
    }

    private static String items(String entries, int most, String ofRow) {
        return """
            select document, subject, occurred_on::text as sort_key, listed_on, listed_subject, kind is not null as is_there
              from %s as listed
              left join lateral (
                select * from version
                 where (known_until = 'infinity') and (outcome = 'standing') and (kind = ?) and %s
                   and (occurred_on = listed_on and subject = listed_subject) offset 0) as version on true
             order by listed_on desc, listed_subject limit %d""".formatted(entries, ofRow, most);
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

    PreparedStatement prepared(Connection connection) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var index = 0; index < values.size(); index++) {
            statement.setString(index + 1, values.get(index));
        }
        return statement;
    }
}
