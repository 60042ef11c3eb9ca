package dev.entente.query.replica;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.entente.query.projection.TestLedger;

/** The tables of the read models as they were at a moment. */
final class Backup implements AutoCloseable {

    private record Table(String name, String columns) {

        String copy() {
            return name + "_backup";
        }
    }

    private final TestLedger ledger;
    private final List<Table> tables = new ArrayList<>();

    /** Takes it, of a ledger that nobody writes to. */
    Backup(TestLedger ledger) throws SQLException {
        this.ledger = ledger;
        for (var name : names(
                "select relname from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'")) {
            var columns = names("select attname from pg_attribute where attrelid = '" + name
                    + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''");
            tables.add(new Table(name, String.join(", ", columns)));
        }
        ledger.execute(each(
                table -> "create table " + table.copy() + " as select " + table.columns() + " from " + table.name()));
    }

    private List<String> names(String sql) throws SQLException {
        return ledger.rows(sql).stream().map(row -> row.replaceAll("[()]", "")).toList();
    }

    /** Brings it back, while the service runs, whose connections break as where a database is restored. */
    void restore() throws SQLException {
        ledger.execute(each(table -> "truncate " + table.name() + " cascade")
                + each(table ->
                        "insert into " + table.name() + " (" + table.columns() + ") select * from " + table.copy())
                + "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    private String each(Function<Table, String> statement) {
        return tables.stream().map(table -> statement.apply(table) + ";").collect(Collectors.joining());
    }

    @Override
    public void close() throws SQLException {
        ledger.execute(each(table -> "drop table " + table.copy()));
    }
}
