package dev.entente.events.codec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The binary mode of the CloudEvents binding for Kafka: attributes in headers {@code ce_<name>}, the data as value, the
 * subject as key. Without the client's classes, so that the contract needs no client.
 */
public final class KafkaMode {

    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";

    private static final ObjectWriter WRITER = Json.MAPPER.writerFor(ObjectNode.class);

    private KafkaMode() {}

    /**
     * Reads an event from a record.
     *
     * @param headers of the record, by name
     * @param value of the record; null for none
     * @throws InvalidEvent with all that is wrong
     */
    public static CooperationEvent read(Map<String, byte[]> headers, byte[] value) {
        var attributes = new TreeMap<String, String>();
        headers.forEach((name, bytes) -> {
            if (name.startsWith(PREFIX) && bytes != null) {
                attributes.put(name.substring(PREFIX.length()), new String(bytes, UTF_8));
            } else if (name.equals(CONTENT_TYPE) && bytes != null) {
                attributes.put("datacontenttype", new String(bytes, UTF_8));
            }
        });
        return EventReader.read(attributes, DataBytes.read(value == null ? new byte[0] : value, "/data"));
    }

    /**
     * Reads an event from a record, whose key must be the subject: events of one aggregate belong into one partition.
     *
     * @param key of the record; null for none
     * @throws InvalidEvent with all that is wrong
     */
    public static CooperationEvent read(byte[] key, Map<String, byte[]> headers, byte[] value) {
        var event = read(headers, value);
        if (!Arrays.equals(key(event), key)) {
            throw new InvalidEvent(List.of(new Fault(
                    "/subject", "is not the key of the record: events of one aggregate belong into one partition")));
        }
        return event;
    }

    public static byte[] key(CooperationEvent event) {
        return event.subject().toString().getBytes(UTF_8);
    }

    /** The headers, in the order of their names. */
    public static Map<String, byte[]> headers(CooperationEvent event) {
        var headers = new TreeMap<String, byte[]>();
        event.extensions().forEach((name, value) -> headers.put(PREFIX + name, value.getBytes(UTF_8)));
        headers.put(PREFIX + "specversion", "1.0".getBytes(UTF_8));
        headers.put(PREFIX + "id", event.key().id().getBytes(UTF_8));
        headers.put(PREFIX + "source", event.key().source().getBytes(UTF_8));
        headers.put(PREFIX + "type", event.type().toString().getBytes(UTF_8));
        headers.put(PREFIX + "subject", event.subject().toString().getBytes(UTF_8));
        event.time()
                .ifPresent(time -> headers.put(PREFIX + "time", time.toString().getBytes(UTF_8)));
        headers.put(CONTENT_TYPE, "application/json".getBytes(UTF_8));
        return headers;
    }

    public static byte[] value(CooperationEvent event) {
        try {
            return WRITER.writeValueAsBytes(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }
}
