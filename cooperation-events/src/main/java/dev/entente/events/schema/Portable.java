package dev.entente.events.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What JSON allows and stores do not: characters that PostgreSQL and XML cannot hold, numbers beyond any use. Such data
 * is refused at the door, since nobody behind it could keep it.
 */
final class Portable {

    private static final BigDecimal LARGEST = new BigDecimal("1e300");
    private static final int MOST_DIGITS = 400;
    private static final int DEEPEST = 32;

    /** More are not told: each carries its place, and what is sent may be all faults. */
    private static final int MOST_FAULTS = 200;

    private final List<Fault> faults = new ArrayList<>();

    private Portable() {}

    /** What is wrong; of very much the first. */
    static List<Fault> check(JsonNode data) {
        var check = new Portable();
        check.visit(data, "", 0);
        return check.faults;
    }

    /** Whether {@link #check} finds nothing, told without a look at where. */
    static boolean isPortable(JsonNode data) {
        return isPortable(data, 0);
    }

    private static boolean isPortable(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        return switch (node.getNodeType()) {
            case OBJECT -> {
                for (var property : node.properties()) {
                    if (!isPortable(property.getKey()) || !isPortable(property.getValue(), depth + 1)) {
                        yield false;
                    }
                }
                yield true;
            }
            case ARRAY -> {
                for (var element : node) {
                    if (!isPortable(element, depth + 1)) {
                        yield false;
                    }
                }
                yield true;
            }
            case STRING -> isPortable(node.textValue());
            case NUMBER -> node.isInt() || node.isLong() || isOfUse(node);
            default -> true;
        };
    }

    private void visit(JsonNode node, String pointer, int depth) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        if (depth > DEEPEST) {
            faults.add(new Fault(pointer, "nested deeper than " + DEEPEST + " levels"));
        } else if (node.isObject()) {
            node.properties().forEach(property -> {
                var at = pointer + "/" + escaped(property.getKey());
                text(property.getKey(), at);
                visit(property.getValue(), at, depth + 1);
            });
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                visit(node.get(index), pointer + "/" + index, depth + 1);
            }
        } else if (node.isTextual()) {
            text(node.textValue(), pointer);
        } else if (node.isNumber()) {
            number(node, pointer);
        }
    }

    private void number(JsonNode number, String pointer) {
        if (!isOfUse(number)) {
            faults.add(new Fault(pointer, "a number beyond what can be kept (at most 1e300, at most 400 digits)"));
        }
    }

    private static boolean isOfUse(JsonNode number) {
        return Double.isFinite(number.doubleValue()) && !isBeyondUse(number.decimalValue());
    }

    private static boolean isBeyondUse(BigDecimal number) {
        return number.abs().compareTo(LARGEST) > 0
                || Math.abs((long) number.scale()) > MOST_DIGITS
                || number.precision() > MOST_DIGITS;
    }

    private void text(String text, String pointer) {
        if (!isPortable(text)) {
            faults.add(new Fault(pointer, "the text holds a NUL character or half of a surrogate pair"));
        }
    }

    /** Whether every store can hold the text. */
    static boolean isPortable(String text) {
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints().allMatch(Portable::isPortable);
            }
        }
        return true;
    }

    private static boolean isPortable(int point) {
        return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }

    /** The text as it can be shown: U+FFFD in the place of what is not portable. */
    static String shown(String text) {
        return isPortable(text)
                ? text
                : text.codePoints()
                        .map(point -> isPortable(point) ? point : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** A property's name as a step of a JSON pointer (RFC 6901). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
