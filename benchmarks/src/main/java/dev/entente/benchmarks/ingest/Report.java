package dev.entente.benchmarks.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import dev.entente.benchmarks.ingest.Round.Measured;

/** The rounds as a table in Markdown: medians, and of what matters most the lowest and the highest. */
record Report(List<Map<Path, Measured>> rounds) {

    private static final String HEAD = """
            | path | req/s | events/s | p50 | p99 | p99.9 | of the limit | CPU an event: service, broker |
            |---|---|---|---|---|---|---|---|
            """;

    String table() {
        var text = new StringBuilder(HEAD);
        rounds.getFirst().keySet().forEach(path -> text.append(row(path)));
        return text.toString();
    }

    private String row(Path path) {
        return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        path.label(),
                        path == Path.LINES || path == Path.LINES_OPEN
                                ? "–"
                                : median(path, one -> one.load().requestsPerSecond(), "%,.0f"),
                        spread(path, one -> one.load().eventsPerSecond(), "%,.0f"),
                        milliseconds(path, 50),
                        milliseconds(path, 99),
                        milliseconds(path, 99.9),
                        path.isLimit() || path.name().endsWith("_OPEN") ? "–" : ratio(path),
                        cpu(path));
    }

    private String milliseconds(Path path, double percent) {
        return median(path, one -> one.load().percentile(percent), "%.1f ms");
    }

    private String cpu(Path path) {
        var processes = rounds.getFirst().get(path).cpu().size();
        var texts = new ArrayList<String>();
        for (var process = 0; process < processes; process++) {
            var index = process;
            texts.add(median(path, one -> one.cpu().get(index), "%.1f µs"));
        }
        return String.join(", ", texts);
    }

    /** Of each round to the limit of the same round. */
    private String ratio(Path path) {
        var ratios = rounds.stream()
                .map(round -> round.get(path).load().eventsPerSecond()
                        / round.get(path.limit()).load().eventsPerSecond())
                .sorted()
                .toList();
        return spread(ratios, "%.3f");
    }

    private String median(Path path, ToDoubleFunction<Measured> of, String format) {
        return text(format, middle(values(path, of)));
    }

    private String spread(Path path, ToDoubleFunction<Measured> of, String format) {
        return spread(values(path, of), format);
    }

    private List<Double> values(Path path, ToDoubleFunction<Measured> of) {
        return rounds.stream()
                .map(round -> of.applyAsDouble(round.get(path)))
                .sorted()
                .toList();
    }

    private static String spread(List<Double> sorted, String format) {
        var middle = text(format, middle(sorted));
        return sorted.size() == 1
                ? middle
                : "%s (%s–%s)".formatted(middle, text(format, sorted.getFirst()), text(format, sorted.getLast()));
    }

    private static double middle(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }

    /** Every answer that was not what it should be, with how often it came. */
    Map<String, Long> refused() {
        var all = new TreeMap<String, Long>();
        rounds.forEach(round -> round.forEach((path, one) -> one.load()
                .refused()
                .forEach((what, count) -> all.merge(path.label() + ": " + what, count, Long::sum))));
        return all;
    }

    /** What the service said it had accepted. */
    long accepted() {
        return rounds.stream()
                .flatMap(round -> round.entrySet().stream())
                .filter(one -> !one.getKey().isLimit())
                .mapToLong(one -> one.getValue().load().events())
                .sum();
    }
}
