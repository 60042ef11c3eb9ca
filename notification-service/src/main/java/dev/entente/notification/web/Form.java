package dev.entente.notification.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Reads the properties of a JSON object one by one, and notes what is wrong and where. */
final class Form {

    private static final int LONGEST_LIST = 300;

    private final JsonNode node;
    private final String at;
    private final Faults faults;

    private Form(JsonNode node, String at, Faults faults) {
        this.node = node;
        this.at = at;
        this.faults = faults;
    }

    /** Reads an object that has no properties but these. */
    static Form of(JsonNode node, String at, Set<String> known, Faults faults) {
        if (node == null || !node.isObject()) {
            faults.add(at, "is not a JSON object");
            return new Form(MissingNode.getInstance(), at, faults);
        }
        node.properties().stream()
                .map(property -> property.getKey())
                .filter(name -> !known.contains(name))
                .forEach(name -> faults.add(
                        at + "/" + name.replace("~", "~0").replace("/", "~1"),
                        "is not a property that is known here; known are "
                                + String.join(", ", known.stream().sorted().toList())));
        return new Form(node, at, faults);
    }

    boolean has(String name) {
        return node.has(name);
    }

    boolean isObject(String name) {
        return node.path(name).isObject();
    }

    Form object(String name, Set<String> known) {
        return of(node.path(name), at + "/" + name, known, faults);
    }

    Optional<String> text(String name, int longest) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > longest
                || value.textValue().codePoints().anyMatch(Form::isNoText)) {
            fault(name, "is not a text of 1 to " + longest + " characters");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    Optional<Boolean> flag(String name) {
        var value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(name, "is neither true nor false");
        }
        return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
    }

    /** A list of texts, each of which is right; empty where the property is not there. */
    List<String> texts(String name, Predicate<String> right, String otherwise) {
        return texts(name, right, text -> otherwise);
    }

    /** The same, with what is said of each that is not right. */
    List<String> texts(String name, Predicate<String> right, UnaryOperator<String> otherwise) {
        var value = node.path(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray() || value.isEmpty() || value.size() > LONGEST_LIST) {
            fault(name, "is not a list of 1 to " + LONGEST_LIST + " texts");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var index = 0; index < value.size(); index++) {
            var text = value.get(index);
            if (text.isTextual() && right.test(text.textValue())) {
                texts.add(text.textValue());
            } else {
                fault(name + "/" + index, otherwise.apply(text.asText()));
            }
        }
        return texts.stream().distinct().toList();
    }

    void fault(String name, String detail) {
        faults.add(at + "/" + name, detail);
    }

    /** NUL and halves of surrogate pairs, which no database holds. */
    private static boolean isNoText(int point) {
        return point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
