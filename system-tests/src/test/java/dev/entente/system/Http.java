package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client of the services. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int NOT_YET = 504;

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Http() {}

    /** What a service answered. */
    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        Answer is(int wanted) {
            if (status != wanted) {
                throw new AssertionError("answered " + status + ", not " + wanted + ": " + body);
            }
            return this;
        }
    }

    static Answer get(String address, String... headers) {
        return send(request(address, headers).GET());
    }

    /** The answer as of a position or later, however long a busy machine takes to get there: as long as it is not yet there, it is asked again. */
    static Answer getAt(String position, String address) {
        return Waiting.until(
                address + " as of " + position,
                () -> get(address, "Entente-Min-Position", position),
                answer -> answer.status() != NOT_YET);
    }

    static Answer post(String address, String contentType, String body, String... headers) {
        return send(request(address, headers)
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** A connection that is refused or breaks is an answer with status 0, as a client in a retry loop sees it. */
    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
