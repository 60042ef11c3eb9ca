package dev.entente.query.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What rows must satisfy: conditions with {@code ?} for each value, all of which must hold. */
public final class Conditions {

    private final List<Sql> all = new ArrayList<>();

    /** Adds a condition; {@code text} is written in the code, never taken from a request. */
    public Conditions and(String text, Object... values) {
        all.add(Sql.of(text, values));
        return this;
    }

    /** Adds a condition on values, if there are any. */
    public Conditions andIfAny(String text, List<String> values) {
        return values.isEmpty() ? this : and(text, values);
    }

    /** Adds those of others. */
    public Conditions and(Conditions others) {
        all.addAll(others.all);
        return this;
    }

    /** Whether everything is wanted. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** {@code where …}, or nothing where everything is wanted. */
    public Sql where() {
        return new Sql(
                all.isEmpty() ? "" : all.stream().map(Sql::text).collect(Collectors.joining(") and (", "where (", ")")),
                all.stream().flatMap(each -> each.values().stream()).toList());
    }

    /** These conditions and one more, which does not change these. */
    public Conditions plus(String text, Object... values) {
        var more = new Conditions();
        more.all.addAll(all);
        return more.and(text, values);
    }
}
