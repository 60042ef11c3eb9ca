package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.logging.Logger;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Item;
import dev.entente.events.fold.Outcome.Standing;
import dev.entente.ledger.Components;
import dev.entente.ledger.EventRows;
import dev.entente.ledger.Place;
import dev.entente.ledger.Touched;

/**
 * Stories and rows that are made before their turn comes, while the database writes what comes before. They are guesses of
 * what will be asked for: each is a function of the very events, moment, item and countries that it was made of, and
 * counts only where it is asked for these; anything else is made when it is asked for. So nothing that is written depends
 * on what was prepared.
 */
final class Drafts {

    private static final Logger LOG = Logger.getLogger(Drafts.class);

    private record Draft(Instant since, Set<Place> events, Map<Subject, Chronicle.Story> stories) {}

    /** How many bytes of rows are made for a batch before their turn comes; others are made one by one while they are written. */
    private static final int MOST_BYTES = 16 << 20;

    /** What was made for a batch. */
    private static final class Batch {
        private final Collection<RecordedEvent> events;
        private final List<RecordedEvent> archived = new ArrayList<>();
        private final Map<Subject, Draft> drafts = new HashMap<>();
        private final IdentityHashMap<Item, Rendering> renderings = new IdentityHashMap<>();
        private final Map<SearchText.Word, SearchText.Word> words = new HashMap<>();
        private int bytes;

        private Batch(Collection<RecordedEvent> events) {
            this.events = events;
        }
    }

    /** The batch that is applied, and the next one; whole before they are here. */
    private volatile List<Batch> batches = List.of();

    private final KnownWords words = new KnownWords();

    private volatile Effort effort = Effort.untold();

    /** From now on what is told counts for this. */
    void count(Effort work) {
        effort = work;
    }

    /**
     * Makes what will be asked for when the events are applied, if nothing else comes between. Of what was made before,
     * only the last is kept.
     *
     * @param early whether there is still time; what is not made by then is left
     */
    void prepare(Connection connection, Collection<RecordedEvent> events, BooleanSupplier early) throws SQLException {
        var batch = new Batch(events);
        var touched = new Touched();
        events.forEach(touched::add);
        var inHand = Stream.concat(batches.stream().flatMap(before -> before.events.stream()), events.stream())
                .toList();
        var members = EventRows.component(connection, touched.subjects());
        var known = EventRows.ofSubjects(connection, members, inHand);
        var places = places(inHand);
        known.stream().filter(event -> !places.contains(Place.of(event))).forEach(batch.archived::add);
        for (var component : Components.of(known)) {
            if (!early.getAsBoolean()) {
                break;
            }
            prepare(batch, Chronicle.from(touched.since(subjects(component)), component), component);
        }
        batch.words.clear();
        add(batch);
    }

    private synchronized void add(Batch batch) {
        batches = Stream.concat(batches.stream().skip(Math.max(0, batches.size() - 1)), Stream.of(batch))
                .toList();
    }

    /** Forgets what was made for events that are applied now. */
    synchronized void forget(Collection<RecordedEvent> events) {
        var places = places(events);
        batches = batches.stream()
                .filter(batch -> batch.events.stream().map(Place::of).noneMatch(places::contains))
                .toList();
    }

    private static void prepare(Batch batch, Instant since, List<RecordedEvent> component) {
        try {
            var stories = Chronicle.since(since, component);
            var draft = new Draft(since, places(component), stories);
            component.forEach(event -> batch.drafts.put(event.event().subject(), draft));
            stories.values().stream()
                    .flatMap(story -> story.entries().stream())
                    .flatMap(entry -> entry.outcome().stream())
                    .flatMap(outcome -> outcome instanceof Standing told ? Stream.of(told.item()) : Stream.empty())
                    .filter(item -> !Belonging.of(item))
                    .takeWhile(item -> batch.bytes < MOST_BYTES)
                    .forEach(item -> batch.renderings.put(item, render(batch, item)));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.debugf(e, "Nothing is prepared of %s", subjects(component));
        }
    }

    private static Rendering render(Batch batch, Item item) {
        var rendering = Rendering.of(item, item.countries());
        batch.bytes += rendering.cells().size();
        var words = rendering.words().stream()
                .map(word -> batch.words.computeIfAbsent(word, key -> key))
                .toList();
        return new Rendering(rendering.countries(), rendering.cells(), words);
    }

    /** Words that need not be looked up. */
    KnownWords words() {
        return words;
    }

    /** Events that were read from the archive before, and may not be there any more. */
    List<RecordedEvent> archived() {
        return batches.stream().flatMap(batch -> batch.archived.stream()).toList();
    }

    /** What these events, which belong together, tell from the moment on. */
    Map<Subject, Chronicle.Story> stories(Instant since, List<RecordedEvent> component) {
        var subject = component.getFirst().event().subject();
        return batches.stream()
                .flatMap(batch -> Optional.ofNullable(batch.drafts.get(subject)).stream())
                .filter(draft -> draft.since().equals(since) && draft.events().equals(places(component)))
                .findFirst()
                .map(Draft::stories)
                .orElseGet(() -> Chronicle.since(since, component, effort));
    }

    /** What the database is to have of an item that has these countries. */
    Rendering rendering(Item item, List<String> countries) {
        effort.told(item.events().size());
        return batches.stream()
                .flatMap(batch -> Optional.ofNullable(batch.renderings.get(item)).stream())
                .filter(made -> made.countries().equals(countries))
                .findFirst()
                .orElseGet(() -> Rendering.of(item, countries));
    }

    private static Set<Place> places(Collection<RecordedEvent> events) {
        return events.stream().map(Place::of).collect(Collectors.toSet());
    }

    private static List<String> subjects(Collection<RecordedEvent> events) {
        return events.stream()
                .map(event -> event.event().subject().toString())
                .distinct()
                .toList();
    }
}
