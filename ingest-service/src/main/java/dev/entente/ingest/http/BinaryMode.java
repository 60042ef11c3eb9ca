package dev.entente.ingest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

/** The binary mode of the CloudEvents binding for HTTP: attributes in headers {@code ce-<name>}, the data as body. */
final class BinaryMode {

    private static final String PREFIX = "ce-";
    private static final Pattern ATTRIBUTE = Pattern.compile("/(?!data)[a-z0-9]+");

    private final ObjectNode event = Json.MAPPER.createObjectNode();
    private final List<FieldError> faults = new ArrayList<>();

    private BinaryMode() {}

    /**
     * The event as structured JSON.
     *
     * @param headers by name, in any case
     * @throws Problem 400 if a header cannot be read as an attribute, 415 if the body is an event of another mode
     */
    static ObjectNode structured(Map<String, List<String>> headers, String contentType, JsonNode data) {
        var mode = new BinaryMode();
        headers.forEach(mode::header);
        if (!mode.faults.isEmpty()) {
            throw mode.unreadable();
        }
        if (mode.event.isEmpty()) {
            refuseOtherModes(data);
        }
        mode.event.put("datacontenttype", contentType);
        mode.event.set("data", data);
        return mode.event;
    }

    private void header(String header, List<String> values) {
        var name = header.toLowerCase(Locale.ROOT);
        if (name.startsWith(PREFIX)) {
            attribute(name.substring(PREFIX.length()), values);
        }
    }

    private void attribute(String name, List<String> values) {
        switch (name) {
            case "data", "data_base64" -> fault(name, "is no attribute; the data is the body");
            case "datacontenttype" -> fault(name, "is not given in binary mode; Content-Type says it");
            case String other when event.has(other) || values.size() != 1 -> fault(other, "is given more than once");
            default -> {
                try {
                    event.put(name, HeaderValue.decoded(values.getFirst()));
                } catch (HeaderValue.Malformed e) {
                    fault(name, e.getMessage());
                }
            }
        }
    }

    private void fault(String name, String detail) {
        faults.add(FieldError.ofParameter(PREFIX + name, detail));
    }

    private Problem unreadable() {
        var told = faults.stream()
                .map(fault -> "The header " + fault.parameter() + " " + fault.detail() + ".")
                .collect(Collectors.joining(" "));
        return Problem.unreadable(told).with("errors", List.copyOf(faults));
    }

    /** Says of attributes that they are headers here. */
    static Problem told(Problem problem) {
        if (!(problem.document().get("errors") instanceof List<?> errors)) {
            return problem;
        }
        return problem.with("errors", errors.stream().map(BinaryMode::told).toList());
    }

    private static Object told(Object error) {
        return error instanceof FieldError fault
                        && ATTRIBUTE.matcher(String.valueOf(fault.pointer())).matches()
                ? FieldError.at(
                        fault.pointer(),
                        "%s (in binary mode it is the header %s%s)"
                                .formatted(
                                        fault.detail(), PREFIX, fault.pointer().substring(1)))
                : error;
    }

    /** Without a single attribute in the headers, a body that looks like events has the wrong media type. */
    private static void refuseOtherModes(JsonNode data) {
        if (data.path("specversion").isTextual()) {
            throw ContentMode.insteadOfBinary("a whole CloudEvent", ContentMode.STRUCTURED);
        }
        if (data.isArray()) {
            throw ContentMode.insteadOfBinary("an array", ContentMode.BATCH);
        }
    }
}
