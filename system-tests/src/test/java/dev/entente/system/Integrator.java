package dev.entente.system;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Who posts events: an agreement now and then, each under an id of its own. */
final class Integrator {

    static final String SOURCE = "https://press.example.org/system-tests";

    private final Addresses entente;
    private final String token;

    Integrator(Addresses entente) {
        this.entente = entente;
        this.token = entente.token("--scope", "events:write", "--source", SOURCE);
    }

    /** A newly signed agreement between two countries. */
    record Signed(String id, String name, String body) {

        String subject() {
            return parsed().path("subject").asText();
        }

        /** A later fact of the same agreement, such as {@code ratified}. */
        Signed followedBy(String fact, String day) {
            return told("dev.entente.agreement." + fact + ".v1", """
                    {"occurred":"%s","sectors":["education"]}""".formatted(day));
        }

        /** The report that this was never so. */
        Signed takenBack() {
            return told("dev.entente.report.retracted.v1", """
                    {"retracts":{"source":"%s","id":"%s"},"reason":"a mistake"}""".formatted(SOURCE, id));
        }

        /** The same report under the name of another thing. */
        Signed under(Signed other) {
            var body = ((ObjectNode) parsed()).put("subject", other.subject());
            return new Signed(id, other.name, body.toString());
        }

        private Signed told(String type, String data) {
            return Integrator.told(name, type, subject(), data);
        }

        private JsonNode parsed() {
            try {
                return Http.JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The report that this was signed on another day. */
        Signed corrected(String day) {
            return corrected("wrong day", data -> data.put("occurred", day));
        }

        /** The same fact once more, by another event that has it otherwise. */
        Signed contradicted(Consumer<ObjectNode> change) {
            var otherwise = (ObjectNode) parsed().path("data");
            change.accept(otherwise);
            return told(parsed().path("type").asText(), otherwise.toString());
        }

        /** The report that this was otherwise. */
        Signed corrected(String reason, Consumer<ObjectNode> change) {
            var right = (ObjectNode) parsed().path("data");
            change.accept(right);
            return told("dev.entente.report.corrected.v1", """
                    {"corrects":{"source":"%s","id":"%s"},"reason":"%s","data":%s}""".formatted(SOURCE, id, reason, right));
        }
    }

    /** Under a title of its own. */
    static Signed signed(String first, String second) {
        var id = UUID.randomUUID().toString();
        return signed(id, first, second, "Agreement system-" + id);
    }

    /** The same under a title; its characters are to be such as JSON takes as they are. */
    static Signed signed(String first, String second, String title) {
        return signed(UUID.randomUUID().toString(), first, second, title);
    }

    private static Signed signed(String id, String first, String second, String title) {
        var name = "system-" + id;
        var body = """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.agreement.signed.v1",
                 "subject":"agreement/%s","time":"2024-09-01T09:00:00Z",
                 "data":{"occurred":"2024-03-05","title":{"en":"%s"},"instrument":"treaty",
                         "sectors":["education"],"parties":[{"country":"%s"},{"country":"%s"}]}}""".formatted(id, SOURCE, name, title, first, second);
        return new Signed(id, name, body);
    }

    /** Any fact, of a subject of its own. */
    static Signed told(String aggregate, String fact, String data) {
        var name = "system-" + UUID.randomUUID();
        return told(name, "dev.entente." + aggregate + "." + fact + ".v1", aggregate + "/" + name, data);
    }

    private static Signed told(String name, String type, String subject, String data) {
        var id = UUID.randomUUID().toString();
        return new Signed(id, name, """
                {"specversion":"1.0","id":"%s","source":"%s","type":"%s",
                 "subject":"%s","time":"2024-09-02T09:00:00Z","data":%s}""".formatted(id, SOURCE, type, subject, data));
    }

    /** A visit that was held, of people of one country to another. */
    static Signed visited(String from, String to) {
        var id = UUID.randomUUID().toString();
        var body = """
                {"specversion":"1.0","id":"%s","source":"%s","type":"dev.entente.visit.held.v1",
                 "subject":"visit/system-%s","time":"2024-09-01T09:00:00Z",
                 "data":{"occurred":"2024-03-05","title":{"en":"Visit system-%s"},
                         "host":{"country":"%s"},"visitors":[{"country":"%s"}]}}""".formatted(id, SOURCE, id, id, to, from);
        return new Signed(id, "system-" + id, body);
    }

    Http.Answer post(Signed event) {
        return post(event, "Authorization", "Bearer " + token);
    }

    /** Posts as part of a trace (W3C Trace Context). */
    Http.Answer traced(Signed event, String traceparent) {
        return post(event, "Authorization", "Bearer " + token, "traceparent", traceparent);
    }

    private Http.Answer post(Signed event, String... headers) {
        return Http.post(entente.ingest("/events"), "application/cloudevents+json", event.body(), headers);
    }

    /** Posts as a well-behaved client does: again, until the event is accepted. Returns the receipt's position. */
    String accepted(Signed event) {
        return Waiting.until(
                        "the event " + event.id() + " is accepted", () -> post(event), answer -> answer.status() == 202)
                .json()
                .path("position")
                .asText();
    }

    /** Posts them at once, again until all of them are accepted. */
    void accepted(List<Signed> events) {
        var batch = events.stream().map(Signed::body).collect(Collectors.joining(",", "[", "]"));
        Waiting.until(
                events.size() + " events are accepted",
                () -> Http.post(
                        entente.ingest("/events"),
                        "application/cloudevents-batch+json",
                        batch,
                        "Authorization",
                        "Bearer " + token),
                answer -> answer.status() == 202);
    }

    JsonNode status(Signed event) {
        return Http.get(entente.query("/events?source=" + SOURCE + "&id=" + event.id()))
                .is(200)
                .json();
    }
}
