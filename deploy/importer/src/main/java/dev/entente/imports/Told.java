package dev.entente.imports;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.imports.convert.Report;
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
        say("%,d rows: %,d events about %,d subjects", report.rows(), report.events(), report.subjects());
        report.types().forEach((type, count) -> say("  %s %,d", type, count));
        reasons("  rows that make no event", report.skipped());
        reasons("  single values left out", report.leftOut());
        report.joined().forEach((name, joined) -> {
            say("  %s: %,d rows, %,d of them in events", name, joined.rows(), joined.used());
            reasons("    the others", joined.skipped());
        });
        faults(report);
    }

    private void faults(Report report) {
        if (!report.faults().isEmpty()) {
            say("%,d faults in the table:", report.faults().size());
            report.faults().stream().limit(MOST_FAULTS).forEach(fault -> say("  %s", fault));
            if (report.faults().size() > MOST_FAULTS) {
                say("  … and %,d more", report.faults().size() - MOST_FAULTS);
            }
        }
    }

    private void reasons(String what, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            say(
                    "%s: %s",
                    what,
                    counts.entrySet().stream()
                            .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
                            .collect(joining(", ")));
        }
    }

    void tally(Tally tally, long perSecond) {
        say("%,d accepted, %,d rejected (%,d events/s)", tally.accepted(), tally.rejected(), perSecond);
        tally.reasons().forEach(reason -> say("  %s", reason));
        if (tally.rejected() > tally.reasons().size()) {
            say("  … and %,d more", tally.rejected() - tally.reasons().size());
        }
    }

    void gdelt(JsonNode report) {
        say(
                "%,d rows: %,d events about %,d subjects",
                report.path("rows").asLong(),
                report.path("events").asLong(),
                report.path("subjects").asLong());
        if (!report.path("skipped").isEmpty()) {
            say(
                    "  rows that make no event: %s",
                    report.path("skipped")
                            .propertyStream()
                            .map(entry ->
                                    entry.getKey() + " " + entry.getValue().asText())
                            .collect(joining(", ")));
        }
        say(
                "%,d accepted, %,d rejected",
                report.path("accepted").asLong(), report.path("rejected").asLong());
        report.path("failures")
                .valueStream()
                .limit(MOST_FAULTS)
                .forEach(failure -> say(
                        "  row %s: %s",
                        failure.path("row").asText(), failure.path("detail").asText()));
    }

    void say(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
