package dev.entente.query.relation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.entente.query.position.Stances;

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
 * @param strength sum over the items: 3 for an agreement in force, 2 where people met, 1 otherwise
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
    record Issue(String issue, boolean aligned, List<Stances.Stance> stances) {}

    record Month(String month, long count) {}
}
