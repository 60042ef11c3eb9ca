package dev.entente.query.rebuild;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.entente.query.ledger.Sql;

/**
 * Makes the tables of the serving schema once more in another, with the same names of constraints and indexes, so that an
 * exchange leaves everything as a migration expects it.
 */
final class Copies {

    private static final String TABLES = """
            select relname from pg_class where relnamespace = to_regnamespace(?) and relkind = 'r' order by relname""";

    /** Tables that are filled before any index is asked for, except by these. */
    private static final Set<String> FILLED_FIRST = Set.of("version", "fact", "listing", "fact_listing");

    private static final Set<String> NEEDED_WHILE_FILLING = Set.of("version_refs", "fact_by_subject");

    private static final String SETTINGS = """
            select option_name, option_value from pg_class cross join pg_options_to_table(reloptions)
             where pg_class.oid = to_regclass(?) order by 1""";

    private static final String STATISTICS = """
            select attname, attstattarget::text from pg_attribute
             where attrelid = to_regclass(?) and attnum > 0 and attstattarget >= 0 order by attnum""";

    private static final String CONSTRAINTS = """
            select conname, pg_get_constraintdef(oid) from pg_constraint
             where conrelid = to_regclass(?) and contype in ('p', 'u', 'x') order by conname""";

    private static final String INDEXES = """
            select relname, pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indexrelid
             where indrelid = to_regclass(?) and not exists (select from pg_constraint where conindid = indexrelid)
             order by relname""";

    private record Named(String name, String definition) {}

    private final Session session;

    Copies(Session session) {
        this.session = session;
    }

    /** Makes the schema anew, with empty tables, and those indexes that filling them needs. */
    void make() throws SQLException {
        session.drop(session.schema());
        session.execute("create schema " + session.schema());
        for (var table : tables()) {
            make(table);
        }
    }

    private void make(String table) throws SQLException {
        session.execute("create " + (session.isForAMoment() ? "unlogged " : "") + "table " + copy(table) + " (like "
                + served(table) + " including all excluding indexes)");
        for (var setting : named(SETTINGS, table)) {
            session.execute(
                    "alter table " + copy(table) + " set (" + setting.name() + " = " + setting.definition() + ")");
        }
        for (var column : named(STATISTICS, table)) {
            session.execute("alter table " + copy(table) + " alter column " + column.name() + " set statistics "
                    + column.definition());
        }
        for (var constraint : named(CONSTRAINTS, table)) {
            session.execute("alter table " + copy(table) + " add constraint " + constraint.name() + " "
                    + constraint.definition());
        }
        for (var index : named(INDEXES, table)) {
            if (!isForLater(table, index)) {
                session.execute(definition(index));
            }
        }
    }

    private static boolean isForLater(String table, Named index) {
        return FILLED_FIRST.contains(table) && !NEEDED_WHILE_FILLING.contains(index.name());
    }

    /** Makes the indexes that are still missing, and lets the planner know the tables. */
    void finish() throws SQLException {
        for (var table : tables()) {
            for (var index : named(INDEXES, table)) {
                session.execute(definition(index));
            }
            session.execute("analyze " + copy(table));
        }
    }

    /** All: what were missing would be gone after the exchange. */
    private List<String> tables() throws SQLException {
        return Sql.of(TABLES, session.schemas().serving()).list(session.connection(), row -> row.getString(1));
    }

    private String definition(Named index) {
        return index.definition()
                .replaceFirst(" INDEX ", " INDEX IF NOT EXISTS ")
                .replaceFirst(" ON " + session.schemas().serving() + "\\.", " ON " + session.schema() + ".");
    }

    private String copy(String table) {
        return session.schema() + "." + table;
    }

    private String served(String table) {
        return session.schemas().serving() + "." + table;
    }

    private List<Named> named(String sql, String table) throws SQLException {
        return Sql.of(sql, served(table))
                .list(session.connection(), row -> new Named(row.getString(1), row.getString(2)));
    }
}
