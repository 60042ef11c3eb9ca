package dev.entente.query.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.query.stance.Stances;
import dev.entente.query.web.Csv;
import dev.entente.query.web.MediaTypes;

/**
 * What there is between two countries.
 *
 * @param countries in the order of their codes
 * @param counts items by collection, zeros included
 * @param sectors items by sector, in the order of the code list, without zeros
 * @param agreementsInForce agreements whose status is inForce
 * @param lastContact the latest fact for which people of both met
 * @param visits that were made, by direction, without zeros
 * @param returnedVisits visits that were made in return for one that went the other way
 * @param positions issues on which both have taken a stance
 * @param activity facts by the month in which they began, oldest first; facts whose month is not known are in none
 * @param strength sum over the items: 3 for an agreement in force, 2 where people of both met, 1 otherwise
 */
record Relation(
        List<String> countries,
        Map<String, Long> counts,
        Map<String, Long> sectors,
        long agreementsInForce,
        Optional<Contact> lastContact,
        List<Direction> visits,
        long returnedVisits,
        List<Issue> positions,
        List<Month> activity,
        long strength) {

    record Contact(String occurred, String subject) {}

    /** Visits of people of one country to the other. */
    record Direction(String from, String to, long count) {}

    /** Where both stand; aligned if they take the same stance on the same thing. */
    record Issue(String issue, boolean aligned, List<Stances.Stance> stances) {

        private Stream<List<String>> rows() {
            return Stream.concat(
                    stances.stream().map(one -> row("positions", issue + " " + one.country(), said(one))),
                    Stream.of(row("aligned", issue, aligned)));
        }

        private static String said(Stances.Stance one) {
            return one.of().map(of -> one.stance() + " " + of).orElse(one.stance());
        }
    }

    record Month(String month, long count) {}

    /** Its figures as a table (CSV), under the names that they have in JSON; of an issue each stance, and whether they are one. */
    String table() {
        var rows = Stream.<Stream<List<String>>>of(
                        counted("counts", counts),
                        counted("sectors", sectors),
                        Stream.of(row("agreementsInForce", "", agreementsInForce)),
                        lastContact.stream().map(contact -> row("lastContact", contact.subject(), contact.occurred())),
                        visits.stream().map(way -> row("visits", way.from() + "-" + way.to(), way.count())),
                        Stream.of(row("returnedVisits", "", returnedVisits)),
                        positions.stream().flatMap(Issue::rows),
                        activity.stream().map(month -> row("activity", month.month(), month.count())),
                        Stream.of(row("strength", "", strength)))
                .flatMap(some -> some);
        return Csv.row(MediaTypes.CELLS_OF_FIGURES) + rows.map(Csv::row).collect(Collectors.joining());
    }

    private static Stream<List<String>> counted(String figure, Map<String, Long> numbers) {
        return numbers.entrySet().stream().map(number -> row(figure, number.getKey(), number.getValue()));
    }

    private static List<String> row(String figure, String of, Object value) {
        return List.of(figure, of, String.valueOf(value));
    }
}
