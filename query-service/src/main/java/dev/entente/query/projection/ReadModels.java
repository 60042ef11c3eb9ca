package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
import dev.entente.ledger.NeedsWholeLedger;
import dev.entente.ledger.Touched;

/** Tells touched aggregates anew: folds them, and writes their versions and facts. */
final class ReadModels {

    private static final Chronicle.Story NOTHING = new Chronicle.Story(Optional.empty(), List.of());

    private final Connection connection;
    private final Drafts drafts;
    private final Vocabulary vocabulary;
    private final boolean wholeLedger;
    private final Map<String, Instant> since = new TreeMap<>();
    private final Map<Subject, Chronicle.Story> stories = new HashMap<>();

    private ReadModels(Connection connection, Drafts drafts, Vocabulary vocabulary, boolean wholeLedger) {
        this.connection = connection;
        this.drafts = drafts;
        this.vocabulary = vocabulary;
        this.wholeLedger = wholeLedger;
    }

    /**
     * Writes what the touched aggregates come to, and what follows for those that refer to them.
     *
     * @param inHand events of the archive, of any aggregate, that need not be read from there
     * @param drafts of what may be told
     * @param wholeLedger whether nobody else writes, so that effects on other aggregates may be written as well
     * @throws NeedsWholeLedger if there are such effects, and others may be writing
     */
    static void write(
            Connection connection,
            Touched touched,
            Collection<RecordedEvent> inHand,
            Drafts drafts,
            boolean wholeLedger)
            throws SQLException {
        var vocabulary = new Vocabulary(drafts.words());
        var dependents = new ReadModels(connection, drafts, vocabulary, wholeLedger).tell(touched, inHand);
        if (!dependents.isEmpty()) {
            new ReadModels(connection, drafts, vocabulary, wholeLedger).tell(dependents, inHand);
        }
        vocabulary.write(connection);
    }

    /** Returns the aggregates whose countries depend on what was told. */
    private Touched tell(Touched touched, Collection<RecordedEvent> inHand) throws SQLException {
        fold(touched, inHand);
        var context = context(); // before anything that it consists of is forgotten, to be told again as it was
        var stored = StoredVersions.rewind(connection, since);
        var listings = new Listings();
        var facts = new FactHistory(listings);
        facts.rewind(connection, stored.known(since));
        var changed = new Touched();
        try (var versions = new VersionRows(connection, drafts, vocabulary)) {
            for (var subject : since.keySet()) {
                var rows = rows(Subject.parse(subject), context, stored.before(subject));
                versions.add(rows);
                list(rows, stored.before(subject), listings);
                facts.tell(subject, rows);
                if (!rows.isEmpty()) {
                    stored.end(subject, rows.getFirst().from());
                }
                noteChange(subject, stored, rows, changed);
            }
            versions.end();
        }
        stored.write(connection);
        facts.write(connection);
        listings.write(connection);
        return dependents(changed);
    }

    private static void list(List<VersionRow> rows, Optional<StoredVersions.Before> before, Listings listings) {
        for (var row : rows) {
            row.item()
                    .filter(item -> before.isEmpty() || !before.get().isListed(Days.of(item), row.countries()))
                    .ifPresent(item -> listings.addItem(
                            item.kind().name(), Days.of(item), row.subject().toString(), row.countries()));
        }
    }

    private void fold(Touched touched, Collection<RecordedEvent> inHand) throws SQLException {
        var members = EventRows.component(connection, touched.subjects());
        if (members.size() > touched.subjects().size()) {
            needWholeLedger();
        }
        for (var component : Components.of(EventRows.ofSubjects(connection, members, inHand, drafts.archived()))) {
            fold(component, touched);
        }
        touched.subjects().forEach(subject -> since.putIfAbsent(subject, touched.since(List.of(subject))));
    }

    private void fold(List<RecordedEvent> component, Touched touched) {
        var subjects = Components.subjects(component).map(Subject::toString).toList();
        var from = Chronicle.from(touched.since(subjects), component);
        subjects.forEach(subject -> since.put(subject, from)); // also those that come to nothing any more
        stories.putAll(drafts.stories(from, component));
    }

    private void needWholeLedger() {
        if (!wholeLedger) {
            throw new NeedsWholeLedger();
        }
    }

    private Context context() throws SQLException {
        var references = items().filter(Belonging::of)
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
    private List<VersionRow> rows(Subject subject, Context context, Optional<StoredVersions.Before> before) {
        var story = stories.getOrDefault(subject, NOTHING);
        var last = new Told(
                story.before(),
                before.map(StoredVersions.Before::ownCountries).orElse(List.of()),
                before.map(StoredVersions.Before::countries).orElse(List.of()));
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

    /** What was forgotten may have been other than what is told instead, and others may have relied on it. */
    private void noteChange(String subject, StoredVersions stored, List<VersionRow> rows, Touched changed) {
        if (stored.isRewound(subject)) {
            changed.add(subject, since.get(subject));
        }
        var last =
                stored.before(subject).map(StoredVersions.Before::ownCountries).orElse(List.of());
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
        try (var query = connection.prepareStatement(
                "select dependent.subject, refs from unnest(?::text[]) as named(subject)" + Belonging.JOINED)) {
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
}
