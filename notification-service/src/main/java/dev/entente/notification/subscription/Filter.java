package dev.entente.notification.subscription;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.PlainText;
import dev.entente.events.json.Json;

import static java.util.stream.Collectors.toUnmodifiableMap;

/**
 * Which items a subscriber asks for. What is not there does not filter, and nothing filters items of kinds for which it means
 * nothing.
 *
 * @param asked what is asked for, without what is empty
 */
public record Filter(Map<Criterion, List<String>> asked) {

    public static final Filter EVERYTHING = new Filter(Map.of());

    public Filter {
        asked = asked.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .collect(toUnmodifiableMap(Map.Entry::getKey, each -> List.copyOf(each.getValue())));
    }

    /** What is asked for; empty where nothing is. */
    public List<String> of(Criterion criterion) {
        return asked.getOrDefault(criterion, List.of());
    }

    /** As in {@link Criterion#TEXT}. */
    public Optional<String> text() {
        return of(Criterion.TEXT).stream().findFirst();
    }

    /** The words of the text, in plain letters. */
    public List<String> words() {
        return text().map(PlainText::of).filter(plain -> !plain.isEmpty()).stream()
                .flatMap(plain -> Stream.of(plain.split(" ")))
                .distinct()
                .toList();
    }

    /** What stands in the column of the criterion; nothing where it is not asked for. */
    public Optional<List<String>> column(Criterion criterion) {
        return Optional.of(criterion.isText() ? words() : of(criterion)).filter(values -> !values.isEmpty());
    }

    /** Without what was freely written: what is left was chosen from lists. */
    public Filter chosen() {
        return new Filter(asked.entrySet().stream()
                .filter(each -> each.getKey().codes().isPresent())
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** How many countries must take part in what passes. */
    int countriesAtLeast() {
        var all = of(Criterion.ALL_COUNTRIES);
        var any = of(Criterion.ANY_COUNTRY);
        return all.size() + (any.isEmpty() || any.stream().anyMatch(all::contains) ? 0 : 1);
    }

    /** As the API shows it. */
    public ObjectNode json() {
        var filter = Json.MAPPER.createObjectNode();
        for (var criterion : Criterion.values()) {
            var in = criterion.group().map(filter::withObjectProperty).orElse(filter);
            var values = of(criterion);
            if (criterion.isText()) {
                values.forEach(text -> in.put(criterion.property(), text));
            } else if (!values.isEmpty()) {
                values.forEach(in.putArray(criterion.property())::add);
            }
        }
        return filter;
    }
}
