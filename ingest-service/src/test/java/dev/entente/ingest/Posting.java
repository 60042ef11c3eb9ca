package dev.entente.ingest;

import com.fasterxml.jackson.databind.JsonNode;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

/** Calls of {@code POST /events}. */
public final class Posting {

    public static final String STRUCTURED = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String LINES = "application/x-ndjson";

    private Posting() {}

    /** A request that sends bodies and their media type as they are given. */
    public static RequestSpecification request(String token) {
        var asIs = EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false);
        var request = RestAssured.given().config(RestAssured.config().encoderConfig(asIs.defaultContentCharset(UTF_8)));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    public static Response post(byte[] body, String mediaType, String token) {
        return request(token).header("Content-Type", mediaType).body(body).post("/events");
    }

    public static Response post(JsonNode event) {
        return post(event, Tokens.writer());
    }

    public static Response post(JsonNode event, String token) {
        return post(bytes(event), STRUCTURED, token);
    }

    public static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(UTF_8);
    }

    /** Holds the answer to be a problem document of that status. */
    public static ValidatableResponse problem(Response answer, int status) {
        return answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("title", notNullValue());
    }

    public static ValidatableResponse invalid(Response answer, String pointer) {
        return problem(answer, 422).body("errors.pointer", hasItem(pointer));
    }
}
