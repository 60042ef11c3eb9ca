package dev.entente.query.ledger;

/** How the database comes to a plan for a question. */
public enum Planning {
    /**
     * By the values that are asked for: how much of the tables countries, kinds and days let through differs by a factor of
     * thousands.
     */
    BY_VALUES("set local plan_cache_mode = force_custom_plan", ""),

    /** By none: one plan is kept for all values. */
    ONCE("set local plan_cache_mode = force_generic_plan", ""),

    /** By the values, without reading a table from end to end. */
    BY_INDEXES(
            String.join(";\n", BY_VALUES.beginning, "set local enable_seqscan = off"),
            "set local enable_seqscan = default"),

    /**
     * The same, and what several indexes say of the values is put together before any row is read: none is walked until enough is
     * found.
     */
    LOOKED_UP(
            String.join(";\n", BY_INDEXES.beginning, "set local enable_indexscan = off"),
            String.join(";\n", BY_INDEXES.end, "set local enable_indexscan = default"));

    private final String beginning;
    private final String end;

    Planning(String beginning, String end) {
        this.beginning = beginning;
        this.end = end;
    }

    /** Statements that begin it, where another one was in force. */
    String after(Planning other) {
        return other.end.isEmpty() ? beginning : other.end + ";\n" + beginning;
    }

    /** Statements that begin it at the beginning of a transaction. */
    String first() {
        return beginning;
    }
}
