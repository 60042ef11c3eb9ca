package dev.entente.query.changes;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.entente.events.EventType;
import dev.entente.events.Kinds;
import dev.entente.events.Subject;
import dev.entente.events.report.Reports;
import dev.entente.query.filter.FactFilters;
import dev.entente.query.web.Parameters;
import dev.entente.query.web.QueryParameter;

/**
 * Which changes are wanted; what is empty lets everything through.
 *
 * @param any countries of which one is enough
 * @param all countries that must all have to do with it
 * @param types event types
 * @param kinds of the aggregates that the events are about
 */
record WantedChanges(
        Set<String> any,
        Set<String> all,
        Set<String> sectors,
        Set<String> types,
        Set<String> kinds,
        Set<String> subjects) {

    /** Reads country, countries, sector, type, kind and subject. */
    static WantedChanges of(Parameters parameters) {
        return new WantedChanges(
                Set.copyOf(parameters.anyCountry()),
                Set.copyOf(parameters.allCountries()),
                Set.copyOf(parameters.sectors()),
                types(parameters),
                Set.copyOf(parameters.kinds()),
                Set.copyOf(parameters.all(QueryParameter.SUBJECT, WantedChanges::subject)));
    }

    private static Set<String> types(Parameters parameters) {
        return parameters.all(QueryParameter.TYPE, WantedChanges::types).stream()
                .flatMap(List::stream)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** The types of facts, as a timeline has them, and those of reports on facts. */
    private static List<String> types(String text) {
        var reports = reports(text).map(EventType::toString).toList();
        return reports.isEmpty() ? FactFilters.types(text) : reports;
    }

    private static Stream<EventType> reports(String text) {
        return text.equals(Reports.AGGREGATE)
                ? Reports.TYPES.keySet().stream()
                : EventType.parse(text).filter(Reports::isReport).stream();
    }

    private static String subject(String text) {
        var subject = Subject.parse(text);
        return Kinds.of(subject).name() + "/" + subject.id();
    }

    boolean includes(Change change) {
        return (any.isEmpty() || any.stream().anyMatch(change.countries()::contains))
                && change.countries().containsAll(all)
                && (sectors.isEmpty() || sectors.stream().anyMatch(change.sectors()::contains))
                && (types.isEmpty() || types.contains(change.type()))
                && (kinds.isEmpty() || kinds.contains(change.kind()))
                && (subjects.isEmpty() || change.isAbout(subjects));
    }
}
