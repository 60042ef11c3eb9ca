package dev.entente.imports.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What became of a table: how many of its rows, and why not of the others. */
public final class Report {

    /** Rows that belong to rows that make no event themselves. */
    static final String OF_SKIPPED_ROW = "ofSkippedRow";

    /** Rows for which the mapping has no use. */
    static final String UNUSED = "unused";

    /** Rows of a joined table that no row of the first one asks for. */
    static final String UNMATCHED = "unmatched";

    /** A row of which something is wrong. */
    static final String FAULTY = "faulty";

    private final TreeMap<String, Long> skipped = new TreeMap<>();
    private final TreeMap<String, Long> leftOut = new TreeMap<>();
    private final TreeMap<String, Long> types = new TreeMap<>();
    private final TreeMap<String, Joined> joined = new TreeMap<>();
    private final Set<String> subjects = new HashSet<>();
    private final List<TableFault> faults = new ArrayList<>();
    private long rows;

    /** What became of the rows of a joined table. */
    public static final class Joined {

        private long rows;
        private long used;
        private final TreeMap<String, Long> skipped = new TreeMap<>();

        public long rows() {
            return rows;
        }

        /** How many went into an event. */
        public long used() {
            return used;
        }

        /** How many did not, by reason. */
        public Map<String, Long> skipped() {
            return new TreeMap<>(skipped);
        }

        void count(long all) {
            rows = all;
        }

        void use() {
            used++;
        }

        void skip(String reason, long count) {
            if (count > 0) {
                skipped.merge(reason, count, Long::sum);
            }
        }
    }

    public long rows() {
        return rows;
    }

    public long events() {
        return types.values().stream().mapToLong(Long::longValue).sum();
    }

    public long subjects() {
        return subjects.size();
    }

    /** How many events there are of each type. */
    public Map<String, Long> types() {
        return new TreeMap<>(types);
    }

    /** How many rows made no event, by reason. */
    public Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    /** How many single values were left out of events, by reason. */
    public Map<String, Long> leftOut() {
        return new TreeMap<>(leftOut);
    }

    /** The joined tables by name. */
    public Map<String, Joined> joined() {
        return new TreeMap<>(joined);
    }

    public List<TableFault> faults() {
        return List.copyOf(faults);
    }

    void countRows(long count) {
        rows += count;
    }

    void skip(String reason, long count) {
        skipped.merge(reason, count, Long::sum);
    }

    void leaveOut(Map<String, Long> reasons) {
        reasons.forEach((reason, count) -> leftOut.merge(reason, count, Long::sum));
    }

    void event(String type, String subject) {
        types.merge(type, 1L, Long::sum);
        subjects.add(subject);
    }

    void fault(List<TableFault> more) {
        faults.addAll(more);
    }

    Joined joined(String name) {
        return joined.computeIfAbsent(name, unused -> new Joined());
    }
}
