package dev.entente.benchmarks.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement as PostgreSQL's auto_explain writes it into the log once it has ended.
 *
 * @param plan without the estimates of its cost
 * @param isNested whether a function asked it, so that its pages are among those of the statement that called it
 */
record PlannedStatement(String text, String plan, double milliseconds, boolean isNested) {

    private static final Pattern ENTRY =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\S+ \\[\\d+] (\\w+): {2}(.*)");

    private static final Pattern DURATION = Pattern.compile("duration: (\\d+\\.\\d+) ms {2}plan:");
    private static final Pattern COST = Pattern.compile(" {1,2}\\(cost=\\S+ rows=\\d+ width=\\d+\\)");
    private static final Pattern PAGES = Pattern.compile("(?m)^ {2}Buffers: shared((?: \\w+=\\d+)+)");
    private static final Pattern COUNT = Pattern.compile("(hit|read)=(\\d+)");
    private static final Pattern TABLE_SCAN =
            Pattern.compile("Seq Scan on (version|fact|event|listing|fact_listing)\\b");
    private static final Pattern INDEX_SCAN =
            Pattern.compile("(?:Index Scan|Index Only Scan)(?: Backward)? using (\\w+)|Bitmap Index Scan on (\\w+)");

    private static final Pattern NODE = Pattern.compile(" \\((actual|never) ");
    /** What hardly ever tells anything: how a sort or a hash was made, and what each of several processes did of a node. */
    private static final Pattern MINUTE = Pattern.compile(
            "^ *(Worker \\d|Workers |Index Searches: [01]$|Heap Fetches: 0$|Heap Blocks:|Buckets:|Batches:|Planned Partitions:"
                    + "|(Full-sort|Pre-sorted) Groups:|Presorted Key:|Cache Mode:|Storage:"
                    + "|Sort Method: (quicksort|top-N))");

    private static final int LONGEST_LINE = 180;

    /** The statements of a part of the log, in the order in which they ended. */
    static List<PlannedStatement> read(String log) {
        var entries = new ArrayList<List<String>>();
        for (var line : log.lines().toList()) {
            if (ENTRY.matcher(line).matches() || entries.isEmpty()) {
                entries.add(new ArrayList<>());
            }
            entries.getLast().add(line);
        }
        var statements = new ArrayList<PlannedStatement>();
        for (var index = 0; index < entries.size(); index++) {
            var entry = entries.get(index);
            var duration = DURATION.matcher(entry.getFirst());
            if (duration.find()) {
                var isNested = index + 1 < entries.size() && isContext(entries.get(index + 1));
                statements.add(of(entry.subList(1, entry.size()), Double.parseDouble(duration.group(1)), isNested));
            }
        }
        return statements;
    }

    private static boolean isContext(List<String> entry) {
        var head = ENTRY.matcher(entry.getFirst());
        return head.matches()
                && head.group(1).equals("CONTEXT")
                && head.group(2).contains("function");
    }

    /** The lines are indented by a tab; the plan begins where a cost stands. */
    private static PlannedStatement of(List<String> lines, double milliseconds, boolean isNested) {
        var begin = 0;
        while (begin < lines.size() && !COST.matcher(lines.get(begin)).find()) {
            begin++;
        }
        return new PlannedStatement(
                joined(lines.subList(0, begin)).replaceFirst("Query Text: ", ""),
                COST.matcher(joined(lines.subList(begin, lines.size()))).replaceAll(""),
                milliseconds,
                isNested);
    }

    private static String joined(List<String> lines) {
        return lines.stream().map(line -> line.replaceFirst("^\t", "")).collect(Collectors.joining("\n"));
    }

    /** How many pages were found in PostgreSQL's memory. */
    long hit() {
        return pages("hit");
    }

    /** How many pages were read from files. */
    long read() {
        return pages("read");
    }

    private long pages(String which) {
        return PAGES.matcher(plan)
                .results()
                .limit(1)
                .flatMap(line -> COUNT.matcher(line.group(1)).results())
                .filter(count -> count.group(1).equals(which))
                .mapToLong(count -> Long.parseLong(count.group(2)))
                .sum();
    }

    /** Whether it looked at any table. */
    boolean needsPages() {
        return hit() + read() > 0;
    }

    /** What it reads without a condition: large tables, and indexes, though perhaps no farther than a page of an answer needs. */
    Set<String> unconditional() {
        var found = new TreeSet<String>();
        for (var node : plan.split("(?m)^(?= *->)", -1)) {
            if (!node.contains("(actual")) { // never executed, or a statement that only asked for a plan
                continue;
            }
            var table = TABLE_SCAN.matcher(node);
            if (table.find()) {
                found.add("table `" + table.group(1) + "`");
            }
            var index = INDEX_SCAN.matcher(node);
            if (index.find() && !node.contains("Index Cond:")) {
                found.add("index `" + (index.group(1) == null ? index.group(2) : index.group(1)) + "`");
            }
        }
        return found;
    }

    /** Whether it is the same statement, planned in the same way, whatever its values are and whatever it took. */
    boolean isLike(PlannedStatement other) {
        return text.equals(other.text) && nodes().equals(other.nodes());
    }

    private List<String> nodes() {
        return plan.lines()
                .filter(line -> NODE.matcher(line).find())
                .map(line -> line.substring(0, line.indexOf(" (")))
                .toList();
    }

    /** The plan, cut to what can be read; pages of a node are left out where they are those of the node above. */
    String shownPlan() {
        var shown = new StringJoiner("\n");
        var above = new TreeMap<Integer, String>();
        for (var line : plan.lines().filter(one -> !MINUTE.matcher(one).find()).toList()) {
            var text = line.strip();
            var depth = line.indexOf(text);
            var isOfAbove = false;
            if (text.startsWith("Buffers:")) {
                above.tailMap(depth, true).clear();
                isOfAbove = !above.isEmpty() && above.lastEntry().getValue().equals(text);
                above.put(depth, text);
            }
            if (!isOfAbove) {
                shown.add(cut(line, LONGEST_LINE));
            }
        }
        return shown.toString();
    }

    /** The beginning of the statement, on one line. */
    String beginning(int length) {
        return cut(text.strip().replaceAll("\\s+", " "), length);
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length).stripTrailing() + "…" : text;
    }
}
