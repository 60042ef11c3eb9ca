package dev.entente.query.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.exercise.Exercise;
import dev.entente.events.visit.Visit;

/** The forms of what is read. */
public final class MediaTypes {

    public static final String JSON = "application/json";
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";
    public static final String ATOM = "application/atom+xml";
    public static final String CALENDAR = "text/calendar";
    static final String STREAM = "text/event-stream";

    /** The columns of a network; sectors with blanks between them. */
    public static final List<String> CELLS_OF_LINKS = List.of("country", "partner", "count", "strength", "sectors");

    /** The columns of the countries of a network. */
    public static final List<String> CELLS_OF_NODES = List.of("country", "count");

    /** The columns of a relation: a figure, what it is of, and how much or what it is. */
    public static final List<String> CELLS_OF_FIGURES = List.of("figure", "of", "value");

    /** The columns of a history. */
    public static final List<String> CELLS_OF_HISTORY = List.of(
            "fact",
            "type",
            "subject",
            "occurred",
            "recorded",
            "source",
            "id",
            "position",
            "struck",
            "struckBy.source",
            "struckBy.id",
            "reason",
            "correctedTo.occurred",
            "passedOver.detail",
            "passedOver.by.source",
            "passedOver.by.id");

    /** Tables that are no lists, by patterns of their paths; counts have those of these columns that are asked for. */
    private static final Map<Pattern, List<String>> CELLS_OF_TABLES = Map.of(
            Pattern.compile("/relations"),
            CELLS_OF_LINKS,
            Pattern.compile("/relations/countries"),
            CELLS_OF_NODES,
            Pattern.compile("/relations/(?!countries$)[^/]+"),
            CELLS_OF_FIGURES,
            Pattern.compile("/(?!relations/)[^/]+/[^/]+/history"),
            CELLS_OF_HISTORY,
            Pattern.compile("/statistics/activity"),
            List.of("month", "week", "sector", "country", "type", "count"));

    /** The columns of a table of facts. */
    public static final List<String> CELLS_OF_FACTS = List.of(
            "subject",
            "kind",
            "type",
            "occurred",
            "earliest",
            "latest",
            "title",
            "countries",
            "sectors",
            "source",
            "id");

    private static final List<String> OF_LISTS = List.of(JSON, CSV, NDJSON);
    private static final Pattern TIMELINE = Pattern.compile("(/relations/[^/]+)?/timeline");

    private static final Map<String, String> BY_ENDING =
            Map.of("csv", CSV, "ndjson", NDJSON, "atom", ATOM, "ics", CALENDAR);

    private MediaTypes() {}

    /** Whether items of the kind are planned and held, and so make a calendar. */
    public static boolean haveACalendar(Kind<?, ?> kind) {
        return kind == Visit.KIND || kind == Exercise.KIND;
    }

    /** What is offered at a path, the usual form first. */
    static List<String> at(String path) {
        var collection = Kinds.ofCollection(path.substring(1));
        if (collection.isPresent()) {
            return of(collection.get());
        }
        if (TIMELINE.matcher(path).matches()) {
            return OF_LISTS;
        }
        if (path.equals("/changes")) {
            return List.of(STREAM);
        }
        return cells(path).isPresent() ? List.of(JSON, CSV) : List.of(JSON);
    }

    /** The columns of a table that is no list. */
    static Optional<List<String>> cells(String path) {
        return CELLS_OF_TABLES.entrySet().stream()
                .filter(table -> table.getKey().matcher(path).matches())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The form that the ending of a file stands for. */
    static Optional<String> ofEnding(String ending) {
        return Optional.ofNullable(BY_ENDING.get(ending));
    }

    /** The endings of files that a path has for its forms. */
    static List<String> endingsAt(String path) {
        return at(path).stream()
                .flatMap(form -> BY_ENDING.entrySet().stream()
                        .filter(ending -> ending.getValue().equals(form))
                        .map(Map.Entry::getKey))
                .toList();
    }

    private static List<String> of(Kind<?, ?> kind) {
        var all = new ArrayList<>(OF_LISTS);
        all.add(ATOM);
        if (haveACalendar(kind)) {
            all.add(CALENDAR);
        }
        return List.copyOf(all);
    }
}
