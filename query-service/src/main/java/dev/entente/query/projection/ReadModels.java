package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome;
import dev.entente.events.fold.Outcome.MergedInto;
import dev.entente.events.fold.Outcome.Standing;
import dev.entente.query.ledger.EventRows;

/** Tells touched aggregates anew: folds them, and writes their versions and facts. */
final class ReadModels {

    /** What held of an aggregate when the part that is told anew begins. */
    private record Before(List<String> ownCountries, List<String> countries) {}

    private final Connection connection;
    private final boolean wholeLedger;
    private final Map<String, Instant> since = new TreeMap<>();
    private final Map<Subject, Chronicle.Story> stories = new TreeMap<>();
    private final Map<String, Instant> ends = new TreeMap<>();

    private ReadModels(Connection connection, boolean wholeLedger) {
        this.connection = connection;
        this.wholeLedger = wholeLedger;
    }

    /**
     * Writes what the touched aggregates come to, and what follows for those that refer to them.
     *
     * @param wholeLedger whether nobody else writes, so that effects on other aggregates may be written as well
     * @throws NeedsWholeLedger if there are such effects, and others may be writing
     */
    static void write(Connection connection, Touched touched, boolean wholeLedger) throws SQLException {
        var dependents = new ReadModels(connection, wholeLedger).tell(touched);
        if (!dependents.isEmpty()) {
            new ReadModels(connection, wholeLedger).tell(dependents);
        }
    }

    /** Returns the aggregates whose countries depend on what was told. */
    private Touched tell(Touched touched) throws SQLException {
        fold(touched);
        var before = rewindVersions();
        var facts = new FactHistory();
        facts.rewind(connection, since);
        var context = context();
        var versions = new VersionRows();
        var changed = new Touched();
        for (var told : stories.entrySet()) {
            var subject = told.getKey().toString();
            var rows = rows(told.getKey(), told.getValue(), context, Optional.ofNullable(before.get(subject)));
            for (var index = 0; index < rows.size(); index++) {
                versions.add(
                        rows.get(index),
                        index + 1 < rows.size() ? rows.get(index + 1).from() : Instant.MAX);
            }
            facts.tell(subject, rows);
            if (!rows.isEmpty() && before.containsKey(subject)) {
                ends.put(subject, rows.getFirst().from());
            }
            noteChange(subject, Optional.ofNullable(before.get(subject)), rows, changed);
        }
        endVersions();
        versions.into(connection);
        facts.into(connection);
        return dependents(changed);
    }

    private void fold(Touched touched) throws SQLException {
        var members = EventRows.component(connection, touched.subjects());
        if (members.size() > touched.subjects().size()) {
            needWholeLedger();
        }
        for (var component : Components.of(EventRows.ofSubjects(connection, members))) {
            fold(component, touched);
        }
        members.forEach(member -> since.putIfAbsent(member, touched.since(List.of(member))));
    }

    private void fold(List<RecordedEvent> component, Touched touched) {
        var subjects = component.stream()
                .map(event -> event.event().subject().toString())
                .distinct()
                .toList();
        var from = touched.since(subjects);
        Chronicle.since(from, component).forEach((subject, story) -> {
            stories.put(subject, story);
            since.put(subject.toString(), from);
        });
    }

    private void needWholeLedger() {
        if (!wholeLedger) {
            throw new NeedsWholeLedger();
        }
    }

    private Context context() throws SQLException {
        var references = items().filter(Context::isNeededBy)
                .flatMap(item -> item.references().stream())
                .map(Subject::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!references.isEmpty()) {
            needWholeLedger();
        }
        return Context.of(connection, references);
    }

    private Stream<Item> items() {
        return stories.values().stream()
                .flatMap(story -> Stream.concat(
                        story.before().stream(), story.entries().stream().map(Chronicle.Entry::outcome)))
                .flatMap(ReadModels::item);
    }

    private static Stream<Item> item(Outcome outcome) {
        return outcome instanceof Standing standing ? Stream.of(standing.item()) : Stream.empty();
    }

    /** The versions that an aggregate has from where it was rewound to. */
    private List<VersionRow> rows(Subject subject, Chronicle.Story story, Context context, Optional<Before> before) {
        var from = since.get(subject.toString());
        var moments = new TreeSet<Instant>();
        story.entries().forEach(entry -> moments.add(entry.from()));
        Stream.concat(story.before().stream(), story.entries().stream().map(Chronicle.Entry::outcome))
                .flatMap(ReadModels::item)
                .flatMap(item -> context.moments(item).stream())
                .filter(moment -> !moment.isBefore(from) && !moment.equals(Instant.MAX))
                .forEach(moments::add);
        var rows = new ArrayList<VersionRow>();
        var last = story.before()
                .map(outcome -> new Told(outcome, before.map(Before::countries).orElse(List.of())));
        for (var moment : moments) {
            var outcome = story.at(moment);
            if (outcome.isPresent()) {
                var told = new Told(outcome.get(), countries(outcome.get(), context, moment));
                if (!Optional.of(told).equals(last)) {
                    rows.add(new VersionRow(
                            subject, moment, told.outcome(), ownCountries(told.outcome(), moment), told.countries()));
                }
                last = Optional.of(told);
            }
        }
        return rows;
    }

    private record Told(Outcome outcome, List<String> countries) {}

    private static List<String> countries(Outcome outcome, Context context, Instant moment) {
        return item(outcome)
                .findFirst()
                .map(item -> context.countries(item, moment))
                .orElse(List.of());
    }

    /** A merged aggregate lends those who refer to it the countries of the item that is kept. */
    private List<String> ownCountries(Outcome outcome, Instant moment) {
        var shown = outcome instanceof MergedInto merged
                ? Optional.ofNullable(stories.get(merged.kept())).flatMap(story -> story.at(moment))
                : Optional.of(outcome);
        return shown.stream()
                .flatMap(ReadModels::item)
                .findFirst()
                .map(Item::countries)
                .orElse(List.of());
    }

    private static void noteChange(String subject, Optional<Before> before, List<VersionRow> rows, Touched changed) {
        var last = before.map(Before::ownCountries).orElse(List.of());
        for (var row : rows) {
            if (!row.ownCountries().equals(last)) {
                changed.add(subject, row.from());
            }
            last = row.ownCountries();
        }
    }

    /** Aggregates that refer to a changed one and belong to its relation. */
    private Touched dependents(Touched changed) throws SQLException {
        var dependents = new Touched();
        if (changed.isEmpty()) {
            return dependents;
        }
        try (var query = connection.prepareStatement("""
                select distinct subject, refs from version
                 where refs && ?::text[] and refs <> '{}' and cardinality(own_countries) < 2""")) {
            query.setArray(
                    1, connection.createArrayOf("text", changed.subjects().toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var references = List.of((String[]) rows.getArray(2).getArray());
                    dependents.add(rows.getString(1), changed.since(references));
                }
            }
        }
        if (!dependents.isEmpty()) {
            needWholeLedger();
        }
        return dependents;
    }

    /** Forgets the versions that are told anew; returns what held before them. */
    private Map<String, Before> rewindVersions() throws SQLException {
        try (var delete = connection.prepareStatement("""
                delete from version using unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                 where version.subject = again.subject and known_from >= since""")) {
            delete.setArray(1, connection.createArrayOf("text", since.keySet().toArray()));
            delete.setArray(2, connection.createArrayOf("timestamptz", Moments.array(since.values())));
            delete.executeUpdate();
        }
        try (var query = connection.prepareStatement("""
                update version set known_until = 'infinity'
                  from (select subject, max(known_from) as known_from
                          from version where subject = any(?::text[]) group by subject) as latest
                 where version.subject = latest.subject and version.known_from = latest.known_from
                returning version.subject, own_countries, countries""")) {
            query.setArray(1, connection.createArrayOf("text", since.keySet().toArray()));
            try (var rows = query.executeQuery()) {
                var before = new HashMap<String, Before>();
                while (rows.next()) {
                    before.put(
                            rows.getString(1),
                            new Before(List.of((String[]) rows.getArray(2).getArray()), List.of((String[])
                                    rows.getArray(3).getArray())));
                }
                return before;
            }
        }
    }

    /** The versions that held before end where the first new ones begin. */
    private void endVersions() throws SQLException {
        try (var update = connection.prepareStatement("""
                update version set known_until = ends.moment
                  from unnest(?::text[], ?::timestamptz[]) as ends(subject, moment)
                 where version.subject = ends.subject and known_until = 'infinity'""")) {
            update.setArray(1, connection.createArrayOf("text", ends.keySet().toArray()));
            update.setArray(2, connection.createArrayOf("timestamptz", Moments.array(ends.values())));
            update.executeUpdate();
        }
    }
}
