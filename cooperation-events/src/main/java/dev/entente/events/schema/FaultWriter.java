package dev.entente.events.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;

/** Says for people what a schema found wrong, and points to the very property. */
final class FaultWriter {

    private FaultWriter() {}

    static Fault of(Error error) {
        var at = error.getInstanceLocation().toString();
        return switch (error.getKeyword()) {
            case "required" ->
                Fault.ofProperty(error.getProperty(), "is missing").within(at);
            case "dependentRequired" ->
                Fault.ofProperty(error.getArguments()[0].toString(), "is missing beside " + error.getProperty())
                        .within(at);
            case "propertyNames" ->
                Fault.ofProperty(error.getProperty(), "the name of the property " + nameFault(error))
                        .within(at);
            case "additionalProperties" ->
                Fault.ofProperty(
                                error.getProperty(),
                                "is not a property of this type; data of your own goes under 'extra'")
                        .within(at);
            case "enum" ->
                new Fault(
                        at,
                        shown(error) + " is not one of the codes"
                                + KnownCodes.besides(error.getSchemaNode(), error.getInstanceNode()));
            case "format" ->
                new Fault(
                        at,
                        EdtfFormat.reason(error.getInstanceNode().asText()).isEmpty()
                                ? plain(error)
                                : EdtfFormat.reason(error.getInstanceNode().asText()));
            case "pattern" ->
                new Fault(
                        at,
                        shown(error) + " " + Forms.missed(error.getSchemaNode().asText()));
            case "type" ->
                new Fault(
                        at, plain(error) + Examples.of(error.getSchemaLocation().toString()));
            default -> new Fault(at, plain(error));
        };
    }

    private static String nameFault(Error error) {
        var pattern = error.getSchemaNode().path("pattern");
        return pattern.isTextual() ? Forms.missed(pattern.asText()) : error.getArguments()[1].toString();
    }

    private static String shown(Error error) {
        JsonNode node = error.getInstanceNode();
        var text = node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static String plain(Error error) {
        var message = error.getMessage();
        var colon = message.indexOf(": ");
        return colon >= 0 ? message.substring(colon + 2) : message;
    }
}
