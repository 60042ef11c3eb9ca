package dev.entente.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where in an event's data a value goes: {@code title.en}, {@code parties[].country}, {@code evidence[0].url}.
 *
 * @param steps from the data down, one at least
 */
public record Target(Place place, String text, List<Step> steps) {

    /** Every element of a list: one for each value. */
    public static final int EACH = -1;

    /** No list at all. */
    public static final int SINGLE = -2;

    private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)(\\[(\\d{0,2})])?");

    /**
     * A property, and which element of it where it is a list.
     *
     * @param element its number from 0, {@link #EACH} or {@link #SINGLE}
     */
    public record Step(String property, int element) {}

    static Target parse(Place place, String text) {
        var steps = new ArrayList<Step>();
        for (var piece : text.split("\\.", -1)) {
            var step = STEP.matcher(piece);
            if (!step.matches()) {
                throw new MappingFault(
                        place,
                        "'%s' is no place in an event, such as occurred, title.en, sectors[], parties[].country or evidence[0].url"
                                .formatted(text));
            }
            steps.add(new Step(step.group(1), element(step.group(2), step.group(3))));
        }
        if (steps.stream().filter(step -> step.element() == EACH).count() > 1) {
            throw new MappingFault(
                    place, "'%s' has two lists of values in one another; one is all there can be".formatted(text));
        }
        return new Target(place, text, List.copyOf(steps));
    }

    private static int element(String brackets, String number) {
        if (brackets == null) {
            return SINGLE;
        }
        return number.isEmpty() ? EACH : Integer.parseInt(number);
    }

    /** Whether it takes any number of values. */
    public boolean isList() {
        return steps.stream().anyMatch(step -> step.element() == EACH);
    }

    /** The object that the value is a property of; for the elements of a list themselves, the list. */
    public String container() {
        var last = text.lastIndexOf('.');
        return isList() && text.endsWith("[]") ? text : text.substring(0, Math.max(0, last));
    }

    /** The pointer into the event, for the value with this number. */
    public String pointer(int number) {
        var pointer = new StringBuilder("/data");
        for (var step : steps) {
            pointer.append('/').append(step.property());
            if (step.element() != SINGLE) {
                pointer.append('/').append(step.element() == EACH ? number : step.element());
            }
        }
        return pointer.toString();
    }
}
