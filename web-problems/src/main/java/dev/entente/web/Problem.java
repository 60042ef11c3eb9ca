package dev.entente.web;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A refusal or failure as the caller sees it: throw it anywhere in a request, and it becomes the answer
 * ({@code application/problem+json}, RFC 9457). It is expected and has no stack trace.
 */
public final class Problem extends RuntimeException {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Where types are explained: {@code GET /problems/<slug>}. */
    static final String TYPES = "/problems/";

    @Serial
    private static final long serialVersionUID = 1;

    private static final ObjectMapper MAPPER = new JsonMapper();

    private final int status;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private Problem(int status, String detail) {
        super(detail, null, false, false);
        this.status = status;
    }

    /**
     * Begins a problem.
     *
     * @param status of the answer, 400 to 599
     * @param slug names the type, {@code /problems/<slug>}; explained in a {@code META-INF/problems.properties}
     * @param title what all problems of the type have in common, in a few words
     * @param detail what happened in this request, and what to do next
     */
    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(status, detail)
                .with("type", TYPES + slug)
                .with("title", title)
                .with("status", status)
                .with("detail", detail);
    }

    /** What was sent cannot be read: 400. */
    public static Problem unreadable(String detail) {
        return of(400, "unreadable", "The request cannot be read", detail);
    }

    /** There is nothing at the address: 404. */
    public static Problem notFound(String detail) {
        return of(404, "not-found", "Not found", detail);
    }

    /** The body, or a part of it, is larger than is taken: 413. */
    public static Problem tooLarge(String detail) {
        return of(413, "too-large", "Too large", detail);
    }

    /**
     * Something that is needed is away: 503.
     *
     * @param retryAfterSeconds when to come again
     */
    public static Problem unavailable(String detail, long retryAfterSeconds) {
        return of(503, "unavailable", "Unavailable", detail).header("Retry-After", retryAfterSeconds);
    }

    /** Adds an extension member; its value is written by Jackson. */
    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** Adds a header of the answer, such as Retry-After. */
    public Problem header(String name, Object value) {
        headers.put(name, String.valueOf(value));
        return this;
    }

    public int status() {
        return status;
    }

    /** The last part of the type. */
    public String slug() {
        return members.get("type").toString().substring(TYPES.length());
    }

    /** The document as it is now, in the order in which its members are written. */
    public Map<String, Object> document() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Map<String, String> headers() {
        return Collections.unmodifiableMap(headers);
    }

    public Response response() {
        var response = Response.status(status).type(MediaType.valueOf(MEDIA_TYPE));
        headers.forEach(response::header);
        return response.entity(json()).build();
    }

    byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a member of the problem cannot be written as JSON: " + members, e);
        }
    }
}
