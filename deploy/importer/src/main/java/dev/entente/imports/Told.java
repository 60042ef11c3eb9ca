package dev.entente.imports;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.entente.imports.convert.Report;
import dev.entente.imports.send.ExportReport;
import dev.entente.imports.send.Tally;

import static java.util.stream.Collectors.joining;

/** Says in the end what became of everything. */
final class Told {

    private static final int MOST_FAULTS = 20;

    private final PrintStream out;

    Told(PrintStream out) {
        this.out = out;
    }

    /** Rows to events: how many of each, and why not more. */
    void report(Report report) {
        rows(report.rows(), report.events(), report.subjects());
        report.types().forEach((type, count) -> say("  %s %s".formatted(type, number(count))));
        reasons("  rows that make no event", report.skipped());
        reasons("  single values left out", report.leftOut());
        report.joined().forEach((name, joined) -> {
            say("  %s: %s, %s of them in events".formatted(name, several(joined.rows(), "row"), number(joined.used())));
            reasons("    the others", joined.skipped());
        });
        faults(report);
    }

    private void rows(long rows, long events, long subjects) {
        say("%s: %s about %s".formatted(several(rows, "row"), several(events, "event"), several(subjects, "subject")));
    }

    private void faults(Report report) {
        if (!report.faults().isEmpty()) {
            say("%s in the table:".formatted(several(report.faults().size(), "fault")));
            report.faults().stream().limit(MOST_FAULTS).forEach(fault -> say("  " + fault));
            more(report.faults().size() - MOST_FAULTS);
        }
    }

    private void more(long count) {
        if (count > 0) {
            say("  … and %s more".formatted(number(count)));
        }
    }

    private void reasons(String what, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            say(what + ": "
                    + counts.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                            .collect(joining(", ")));
        }
    }

    void tally(Tally tally, long perSecond) {
        settled(tally.accepted(), tally.rejected(), perSecond, "events");
        reasons(tally);
    }

    private void settled(long accepted, long rejected, long perSecond, String what) {
        var speed = perSecond > 0 ? " (%s %s/s)".formatted(number(perSecond), what) : "";
        say("%s accepted, %s rejected%s".formatted(number(accepted), number(rejected), speed));
    }

    /** What a check without sending has found. */
    void checked(Tally tally) {
        say("%s events are right, %s are not".formatted(number(tally.accepted()), number(tally.rejected())));
        reasons(tally);
    }

    private void reasons(Tally tally) {
        tally.reasons().forEach(reason -> say("  " + reason));
        more(tally.rejected() - tally.reasons().size());
    }

    /** What became of the rows of an export of GDELT. */
    void export(ExportReport report, long perSecond) {
        rows(report.rows(), report.events(), report.subjects());
        reasons("  rows that make no event", new TreeMap<>(report.skipped()));
        settled(report.accepted(), report.rejected(), perSecond, "rows");
        if (report.failed() > report.rejected()) {
            say("%s cannot be read".formatted(several(report.failed() - report.rejected(), "row")));
        }
        var told = report.failures().stream().limit(MOST_FAULTS).toList();
        told.forEach(failure -> say("  row %s: %s".formatted(number(failure.row()), failure.detail())));
        more(report.failed() - told.size());
    }

    void say(String line) {
        out.println(line);
    }

    private static String several(long count, String what) {
        return number(count) + " " + what + (count == 1 ? "" : "s");
    }

    /** The same in every country, since other programs may read it. */
    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
