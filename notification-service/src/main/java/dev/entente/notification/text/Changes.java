package dev.entente.notification.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.entente.notification.text.Telling.Change;
import dev.entente.notification.text.Telling.Line;
import dev.entente.notification.text.Telling.Link;

import static java.util.stream.Collectors.joining;

/** What of an item is told otherwise than before: what the reader is not shown is not said to have changed. */
final class Changes {

    private final ChangeSentences say;
    private final Sentences sayOfAll;
    private final Shown was;
    private final Shown is;

    private Changes(Shown was, Shown is) {
        this.say = Telling.in(ChangeSentences.class, is.language());
        this.sayOfAll = Telling.in(is.language());
        this.was = was;
        this.is = is;
    }

    /**
     * What is told otherwise.
     *
     * @param lines that are told of an item, each with a label of its own
     */
    static List<Change> between(Shown was, Shown is, Function<Shown, List<Line>> lines) {
        return new Changes(was, is).of(lines);
    }

    private List<Change> of(Function<Shown, List<Line>> lines) {
        var before = told(was, lines.apply(was));
        var now = told(is, lines.apply(is));
        return labels(before, now).stream()
                .filter(label -> !before.getOrDefault(label, "").equals(now.getOrDefault(label, "")))
                .map(label -> new Change(label, known(before, label), known(now, label)))
                .toList();
    }

    /** In the order in which they are told; those of lines that are not there any more where they stood. */
    private static List<String> labels(Map<String, String> before, Map<String, String> now) {
        var labels = new ArrayList<>(now.keySet());
        var place = 0;
        for (var label : before.keySet()) {
            if (!now.containsKey(label)) {
                labels.add(place, label);
            }
            place = labels.indexOf(label) + 1;
        }
        return labels;
    }

    private String known(Map<String, String> told, String label) {
        var value = told.getOrDefault(label, "");
        return value.isEmpty() ? say.nothing() : value;
    }

    private Map<String, String> told(Shown item, List<Line> lines) {
        var told = new LinkedHashMap<String, String>();
        told.put(say.title(), item.nameAmong());
        told.put(say.summary(), Plain.among(item.text("summary").orElse("")));
        lines.forEach(line -> told.put(line.label(), line.value()));
        told.put(sayOfAll.sources(), sources(item));
        return told;
    }

    /** Without their addresses where their names tell them apart; in whatever order they come. */
    private String sources(Shown item) {
        if (Set.copyOf(was.links()).equals(Set.copyOf(is.links()))) {
            return "";
        }
        Function<Shown, String> names =
                shown -> shown.links().stream().map(Link::name).collect(joining("; "));
        return names.apply(was).equals(names.apply(is))
                ? item.links().stream()
                        .map(link -> link.name() + " (" + link.url() + ")")
                        .collect(joining("; "))
                : names.apply(item);
    }
}
