package dev.entente.ingest.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The binary mode of the CloudEvents binding for HTTP: attributes in headers {@code ce-<name>}, the data as body. */
final class BinaryMode {

    private static final String PREFIX = "ce-";
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    private BinaryMode() {}

    /**
     * The event as structured JSON.
     *
     * @param headers by name, in any case
     * @throws InvalidEvent if a header cannot be read as an attribute
     */
    static ObjectNode structured(Map<String, List<String>> headers, String contentType, JsonNode data) {
        var event = Json.MAPPER.createObjectNode();
        var faults = new ArrayList<Fault>();
        headers.forEach((header, values) -> {
            var name = header.toLowerCase(Locale.ROOT);
            if (name.startsWith(PREFIX)) {
                attribute(name.substring(PREFIX.length()), values, event, faults);
            }
        });
        if (!faults.isEmpty()) {
            throw new InvalidEvent(faults);
        }
        event.put("datacontenttype", contentType);
        event.set("data", data);
        return event;
    }

    private static void attribute(String name, List<String> values, ObjectNode event, List<Fault> faults) {
        var pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        if (name.equals("data") || name.equals("datacontenttype")) {
            faults.add(new Fault(pointer, "is not given as a header ce-" + name + " in binary mode"));
        } else if (values.size() > 1) {
            faults.add(new Fault(pointer, "is given " + values.size() + " times"));
        } else {
            try {
                event.put(name, decoded(values.getFirst()));
            } catch (CharacterCodingException e) {
                faults.add(new Fault(pointer, "holds a percent-encoded sequence that is no UTF-8"));
            }
        }
    }

    /** Takes quotes off, then decodes percent-encoded sequences, once. */
    static String decoded(String value) throws CharacterCodingException {
        var quoted = QUOTED.matcher(value.strip());
        var text = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : value.strip();
        var encoded = ENCODED.matcher(text);
        var decoded = new StringBuilder();
        var from = 0;
        while (encoded.find()) {
            decoded.append(text, from, encoded.start()).append(bytes(encoded.group()));
            from = encoded.end();
        }
        return decoded.append(text, from, text.length()).toString();
    }

    private static CharSequence bytes(String sequence) throws CharacterCodingException {
        var bytes = ByteBuffer.allocate(sequence.length() / 3);
        for (var at = 1; at < sequence.length(); at += 3) {
            bytes.put((byte) Integer.parseInt(sequence, at, at + 2, 16));
        }
        return UTF_8.newDecoder().decode(bytes.flip());
    }
}
