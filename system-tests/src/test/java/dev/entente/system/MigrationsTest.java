package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Old replicas go on with a schema that a newer one has migrated: migrations only add, and keep nobody waiting. docs/operations.md
 * promises that.
 */
class MigrationsTest {

    /** The last migrations of before 0.1.0, when replicas were stopped for an upgrade. */
    private static final Map<String, Integer> BASELINES = Map.of("query", 31, "notification", 30);

    /** What breaks the rule all the same, and why nobody is harmed; what an operator has to know of it stands in operations.md. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "query V32", "empties tables only in a procedure, which is called while no replica runs",
            "query V35",
                    "looks through the events once for an index of reports: who projects waits, and goes on; reads do not wait",
            "query V39",
                    "tells the stems of all known words anew, in a column of the same name: searches and who projects wait for it",
            "query V41",
                    "looks through items, facts and their lists, for entries and an index of few of them: who projects waits, and goes on; reads do not wait",
            "query V43", "makes two indexes of items: who projects waits, and goes on; reads do not wait",
            "query V44",
                    "looks through items once for an index of their days: who projects waits some seconds, and goes on; reads do not wait",
            "query V45", "drops two indexes where others serve the same, and gives these their names, in an instant",
            "notification V31", "empties tables only in a procedure, which is called while no replica runs",
            "notification V34",
                    "gives lists for operators another index: those of an old replica take longer, and who writes waits for a moment");

    private static final Pattern NEW_COLUMN = Pattern.compile(
            "\\badd\\s+(?!constraint|check|unique|primary|foreign|exclude)[^,;]*", Pattern.CASE_INSENSITIVE);

    private static final Map<String, Pattern> REFUSED = refused();

    private static Map<String, Pattern> refused() {
        var refused = new LinkedHashMap<String, String>();
        refused.put("drops what an old replica may use", "\\bdrop\\b(?!\\s+default\\b)");
        refused.put("gives another name to what an old replica uses", "\\brename\\b");
        refused.put("empties a table", "\\btruncate\\b|\\bdelete\\s+from\\b");
        refused.put("changes the type of a column", "\\balter\\s+(column\\s+)?\\S+\\s+(set\\s+data\\s+)?type\\b");
        refused.put(
                "refuses rows that an old replica writes",
                "\\bset\\s+not\\s+null\\b|\\badd\\s+(constraint|check|unique|primary|foreign|exclude)\\b");
        refused.put("keeps writers waiting for an index", "\\bcreate\\s+(unique\\s+)?index\\s+(?!concurrently\\b)");
        refused.put("moves a table", "\\bset\\s+schema\\b");
        refused.put("lets old replicas read no more", "\\bcall\\s+tell_of\\b");
        var patterns = new LinkedHashMap<String, Pattern>();
        refused.forEach(
                (what, expression) -> patterns.put(what, Pattern.compile(expression, Pattern.CASE_INSENSITIVE)));
        return patterns;
    }

    /** What a migration does to old replicas; an index on a table that is new keeps nobody waiting. */
    private static List<String> faults(String sql) {
        var plain = sql.replaceAll("--[^\n]*", "");
        for (var made : Pattern.compile("(?i)\\bcreate\\s+table\\s+(\\S+)")
                .matcher(plain)
                .results()
                .toList()) {
            plain = plain.replaceAll(
                    "(?i)\\bcreate\\s+(unique\\s+)?index\\s+\\S+\\s+on\\s+" + Pattern.quote(made.group(1)) + "\\b", "");
        }
        var statements = plain;
        var needed =
                NEW_COLUMN.matcher(statements).results().map(MatchResult::group).filter(MigrationsTest::isNeeded);
        return Stream.concat(
                        REFUSED.entrySet().stream()
                                .filter(each ->
                                        each.getValue().matcher(statements).find())
                                .map(Map.Entry::getKey),
                        needed.map(column -> "refuses rows without it, as an old replica writes them: " + column))
                .toList();
    }

    private static boolean isNeeded(String column) {
        var definition = column.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return definition.contains("not null") && !definition.contains("default");
    }

    /** Migrations behind the baseline, by service and version. */
    private static Map<String, String> migrations() {
        var migrations = new TreeMap<String, String>();
        BASELINES.forEach((service, baseline) -> {
            try (var files = Files.list(Checkout.file(service + "-service/src/main/resources/db/migration"))) {
                files.flatMap(MigrationsTest::numbered)
                        .filter(each -> each.getKey() > baseline)
                        .forEach(each -> migrations.put(service + " V" + each.getKey(), each.getValue()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return migrations;
    }

    private static Stream<Map.Entry<Integer, String>> numbered(Path file) {
        var name =
                Pattern.compile("V(\\d+)__.*\\.sql").matcher(file.getFileName().toString());
        try {
            return name.matches()
                    ? Stream.of(Map.entry(Integer.valueOf(name.group(1)), Files.readString(file)))
                    : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void migrations_only_add_and_keep_nobody_waiting() {
        assertThat(migrations()).isNotEmpty().allSatisfy((migration, sql) -> {
            if (EXCEPTIONS.containsKey(migration)) {
                assertThat(faults(sql))
                        .as("%s is an exception, and needs none", migration)
                        .isNotEmpty();
            } else {
                assertThat(faults(sql)).as(migration).isEmpty();
            }
        });
    }

    @Test
    void there_is_each_migration_that_is_an_exception() {
        assertThat(migrations()).containsKeys(EXCEPTIONS.keySet().toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table event",
                "alter table news rename column agreement to item",
                "TRUNCATE event",
                "delete from event",
                "alter table event alter column time type text",
                "alter table event alter time set data type text",
                "alter table event alter column time set not null",
                "alter table event add constraint one check (true)",
                "alter table event add column kind text not null",
                "alter table event add kind_1 text, add column kind text not null, add other text default ''",
                "create index on event (time)",
                "create unique index event_by_time on event (time)",
                "create table a (b int); create index on c (b)",
                "alter table event set schema other",
                "CALL tell_of('{exercise}')"
            })
    void what_an_old_replica_would_stumble_over_is_refused(String sql) {
        assertThat(faults(sql)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- drop nothing\ncreate table a (b int not null)",
                "alter table event add column kind text",
                "alter table event add column kind text not null default ''",
                "alter table event add column kind text default '' not null",
                "alter table event alter column kind drop default",
                "create index concurrently event_by_time on event (time)",
                "create table a (b int); create index a_by_b on a (b)",
                "create or replace function f() returns int language sql return 1"
            })
    void what_an_old_replica_does_not_notice_is_let_through(String sql) {
        assertThat(faults(sql)).isEmpty();
    }
}
