package dev.entente.events;

import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.schema.Rule;

/**
 * A version of a fact that has a newer one beside it. Events of it stay in the log and stay valid, so it is read for
 * ever.
 *
 * @param schema as it was published; what is checked does not follow later changes of the kind
 * @param rules what held of its data beyond the schema
 * @param upcast puts data that is valid by them in the words of the next version
 */
public record Former(EventType type, ObjectNode schema, List<Rule> rules, UnaryOperator<ObjectNode> upcast) {}
