package dev.entente.imports.mapping;

import java.util.List;
import java.util.Optional;

import dev.entente.imports.table.Table;
import dev.entente.imports.table.TableFormat;

/**
 * What a table means: which rows belong together, which are left out, and which events the others are.
 *
 * @param format of the table itself
 * @param group the column whose equal values make rows one record
 */
public record Mapping(
        TableFormat format,
        List<Join> joins,
        Optional<String> group,
        List<Skip> skips,
        List<EventRule> events,
        List<Uses.Use> uses) {

    /** The name of a group's rows, beside those of joins. */
    public static final String GROUP = "group";

    /** The name under which the value of {@code by} is known to the events that it makes. */
    public static final String BY = "by";

    /**
     * A second table.
     *
     * @param key its column that equals this table's column {@code with}
     */
    public record Join(String name, Table table, String key, String with, List<Skip> skips) {}

    /** Which rows are left out, and what that is called in the report. */
    public record Skip(Conditions when, String reason) {}

    /**
     * An event that a record makes.
     *
     * @param each where it makes one for each of its joined rows
     */
    public record EventRule(
            Place place, Attributes attributes, Conditions when, Optional<Each> each, List<Assignment> data) {}

    /** The attributes of an event. */
    public record Attributes(String type, Value source, Value id, Value subject, Optional<Value> time) {}

    /**
     * For which joined rows there is an event.
     *
     * @param by rows for which this is the same make one event; without it, each row makes one
     */
    public record Each(String rows, Conditions where, Optional<Value> by) {}

    /** A value and its place. */
    public record Assignment(Target target, Value value) {}
}
