package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
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
import dev.entente.ledger.Components;
import dev.entente.ledger.EventRows;
import dev.entente.ledger.Moments;
import dev.entente.ledger.NeedsWholeLedger;
import dev.entente.ledger.Touched;

/** Tells touched aggregates anew: folds them, and writes their versions and facts. */
final class ReadModels {

    /** What held of an aggregate when the part that is told anew begins. */
    private record Before(List<String> ownCountries, List<String> countries) {}

    private static final Chronicle.Story NOTHING = new Chronicle.Story(Optional.empty(), List.of());

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
        for (var subject : since.keySet()) {
            var rows = rows(Subject.parse(subject), context, Optional.ofNullable(before.get(subject)));
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
        touched.subjects().forEach(subject -> since.putIfAbsent(subject, touched.since(List.of(subject))));
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
        return stories.values().stream().flatMap(Chronicle.Story::outcomes).flatMap(ReadModels::item);
    }

    private static Stream<Item> item(Outcome outcome) {
        return outcome instanceof Standing standing ? Stream.of(standing.item()) : Stream.empty();
    }

    /** The versions that an aggregate has from where it was rewound to. */
    private List<VersionRow> rows(Subject subject, Context context, Optional<Before> before) {
        var story = stories.getOrDefault(subject, NOTHING);
        var last = new Told(
                story.before(),
                before.map(Before::ownCountries).orElse(List.of()),
                before.map(Before::countries).orElse(List.of()));
        var rows = new ArrayList<VersionRow>();
        for (var moment : moments(subject, story, context)) {
            var told = told(story.at(moment), context, moment);
            if (!told.equals(last)) {
                rows.add(new VersionRow(subject, moment, told.outcome(), told.ownCountries(), told.countries()));
            }
            last = told;
        }
        return rows;
    }

    private record Told(Optional<Outcome> outcome, List<String> ownCountries, List<String> countries) {}

    /** The moments at which something may change: of its own, of what it refers to, of what it is merged into. */
    private SortedSet<Instant> moments(Subject subject, Chronicle.Story story, Context context) {
        var moments = new TreeSet<Instant>();
        story.entries().forEach(entry -> moments.add(entry.from()));
        story.outcomes().flatMap(ReadModels::item).forEach(item -> moments.addAll(context.moments(item)));
        story.outcomes()
                .flatMap(outcome -> outcome instanceof MergedInto merged ? Stream.of(merged.kept()) : Stream.empty())
                .flatMap(kept -> stories.getOrDefault(kept, NOTHING).entries().stream())
                .forEach(entry -> moments.add(entry.from()));
        moments.remove(Instant.MAX);
        return moments.tailSet(since.get(subject.toString()));
    }

    private Told told(Optional<Outcome> outcome, Context context, Instant moment) {
        var shown = outcome.flatMap(told -> told instanceof MergedInto merged
                ? stories.getOrDefault(merged.kept(), NOTHING).at(moment)
                : Optional.of(told));
        var countries = outcome.stream()
                .flatMap(ReadModels::item)
                .findFirst()
                .map(item -> context.countries(item, moment))
                .orElse(List.of());
        return new Told(outcome, ownCountries(shown), countries);
    }

    /** A merged aggregate lends those who refer to it the countries of the item that is kept. */
    private static List<String> ownCountries(Optional<Outcome> shown) {
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
                  from unnest(?::text[], ?::timestamptz[]) as again(subject, since)
                 where version.subject = again.subject and known_until >= since
                returning version.subject, own_countries, countries""")) {
            query.setArray(1, connection.createArrayOf("text", since.keySet().toArray()));
            query.setArray(2, connection.createArrayOf("timestamptz", Moments.array(since.values())));
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
