package dev.entente.events.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A quick look at a value. Where it accepts, the schema that it is compiled from finds no fault; where it does not, the
 * schema decides and says what is wrong. So almost every event is spared the general validator, and no rule stands in
 * two places.
 */
@FunctionalInterface
interface QuickCheck {

    boolean accepts(JsonNode value);

    default QuickCheck and(QuickCheck other) {
        return value -> accepts(value) && other.accepts(value);
    }
}
