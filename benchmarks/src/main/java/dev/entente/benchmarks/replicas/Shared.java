package dev.entente.benchmarks.replicas;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What so many replicas did together.
 *
 * @param done how much of it each did
 * @param perSecond all together
 * @param serviceMicros processor time of all replicas for each piece of work, in microseconds
 * @param databaseMicros that of PostgreSQL
 */
record Shared(List<Double> done, double perSecond, double serviceMicros, double databaseMicros) {

    /** What each has added to its counter. */
    static List<Double> between(List<Double> before, List<Double> after) {
        return IntStream.range(0, after.size())
                .mapToObj(number -> after.get(number) - before.get(number))
                .toList();
    }

    /** A row of a table. */
    String row(double ofOne) {
        var all = done.stream().mapToDouble(Double::doubleValue).sum();
        var shares =
                done.stream().map(some -> "%.0f".formatted(100 * some / all)).collect(Collectors.joining(", "));
        return "| %d | %,.0f | %.2f | %s | %.0f | %.0f |"
                .formatted(done.size(), perSecond, perSecond / ofOne, shares, serviceMicros, databaseMicros);
    }

    static String head(String service, String work) {
        return """

                | replicas of %s | %s/s | of one | share of each, in per cent | processor µs each: service | PostgreSQL |
                |---|---|---|---|---|---|""".formatted(service, work);
    }
}
