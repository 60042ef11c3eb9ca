package dev.entente.ingest.http;

import java.time.Duration;
import java.util.zip.CRC32C;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;

import dev.entente.events.json.Json;

/** A document that stays the same as long as the service runs, written once. */
final class Published {

    private final byte[] bytes;
    private final EntityTag tag;
    private final String mediaType;

    Published(Object value, String mediaType) {
        try {
            this.bytes = Json.MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be published: " + value, e);
        }
        var checksum = new CRC32C();
        checksum.update(bytes);
        this.tag = new EntityTag(Long.toHexString(checksum.getValue()) + "-" + bytes.length);
        this.mediaType = mediaType;
    }

    /** The document, or 304 where the client has it. */
    Response answer(Request request, Duration maxAge) {
        var cache = new CacheControl();
        cache.setMaxAge((int) maxAge.toSeconds());
        var unchanged = request.evaluatePreconditions(tag);
        var response = unchanged == null ? Response.ok(bytes, mediaType) : unchanged;
        return response.tag(tag).cacheControl(cache).build();
    }
}
