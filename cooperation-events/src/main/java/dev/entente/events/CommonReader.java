package dev.entente.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.edtf.Edtf;

/** Reads what every fact can say: the same as Jackson makes of it, which is asked for each event of each fold. */
final class CommonReader {

    private CommonReader() {}

    /**
     * Reads from data that is valid by the schema of its type.
     *
     * @throws IllegalArgumentException if it is not
     */
    static Common read(JsonNode data) {
        return new Common(
                date(data.path("occurred")).orElse(null),
                text(data.path("title")),
                text(data.path("summary")),
                list(data.path("sectors"), JsonNode::textValue),
                optional(data.path("place"), CommonReader::place),
                list(data.path("evidence"), CommonReader::evidence),
                list(data.path("references"), subject -> Subject.parse(subject.textValue())));
    }

    private static Optional<Edtf> date(JsonNode node) {
        return optional(node, date -> Edtf.parse(date.textValue()));
    }

    private static Text text(JsonNode node) {
        if (!isThere(node)) {
            return Text.NONE;
        }
        var byLanguage = new TreeMap<String, String>();
        for (var language : node.properties()) {
            byLanguage.put(language.getKey(), language.getValue().textValue());
        }
        return new Text(byLanguage);
    }

    private static Place place(JsonNode place) {
        return new Place(
                word(place, "country"),
                word(place, "name"),
                optional(place.path("latitude"), JsonNode::decimalValue),
                optional(place.path("longitude"), JsonNode::decimalValue));
    }

    private static Evidence evidence(JsonNode evidence) {
        return new Evidence(
                evidence.path("url").textValue(),
                word(evidence, "publisher"),
                date(evidence.path("published")),
                word(evidence, "kind"),
                word(evidence, "reliability"));
    }

    private static Optional<String> word(JsonNode of, String property) {
        return optional(of.path(property), JsonNode::textValue);
    }

    private static <T> Optional<T> optional(JsonNode node, Function<JsonNode, T> reader) {
        return isThere(node) ? Optional.of(reader.apply(node)) : Optional.empty();
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> reader) {
        if (!isThere(node)) {
            return List.of();
        }
        var list = new ArrayList<T>(node.size());
        for (var element : node) {
            list.add(reader.apply(element));
        }
        return list;
    }

    private static boolean isThere(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
