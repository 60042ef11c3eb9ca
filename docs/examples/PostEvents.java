import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/**
 * Posts events with the CloudEvents SDK: io.cloudevents:cloudevents-http-basic and cloudevents-json-jackson, 4.0.1.
 *
 *   ENTENTE=http://127.0.0.1:8081 TOKEN=... java -cp '<the jars>' docs/examples/PostEvents.java
 */
class PostEvents {

    static final String ENTENTE = System.getenv().getOrDefault("ENTENTE", "http://127.0.0.1:8081");
    static final String SOURCE = System.getenv().getOrDefault("SOURCE", "https://press.example.org/java");
    static final String TOKEN = System.getenv("TOKEN");

    static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println("structured: " + structured(signed("java-1", "agreement/java-one")));
        System.out.println("binary: " + binary(signed("java-2", "agreement/java-two")));
    }

    static CloudEvent signed(String id, String subject) {
        var data = """
                {"occurred": "2024-08-20", "title": {"en": "Exchange of seeds"},
                 "parties": [{"country": "JP"}, {"country": "KE"}]}
                """;
        return CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create(SOURCE))
                .withType("dev.entente.agreement.signed.v1")
                .withSubject(subject)
                .withTime(OffsetDateTime.parse("2024-08-20T09:00:00Z"))
                .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
                .withExtension("desk", "north")
                .build();
    }

    /** The whole event as the body: what to use unless there is a reason not to. */
    static String structured(CloudEvent event) throws IOException, InterruptedException {
        var body = new JsonFormat().serialize(event);
        return post(request().header("Content-Type", JsonFormat.CONTENT_TYPE), body);
    }

    /** The attributes as headers. The SDK does not percent-encode them: text beyond ASCII, and percent signs, need it. */
    static String binary(CloudEvent event) throws IOException, InterruptedException {
        var request = request();
        var body = new byte[1][];
        HttpMessageFactory.createWriter(request::header, bytes -> body[0] = bytes).writeBinary(event);
        return post(request, body[0]);
    }

    static HttpRequest.Builder request() {
        return HttpRequest.newBuilder(URI.create(ENTENTE + "/events")).header("Authorization", "Bearer " + TOKEN);
    }

    /** Sends again what may be sent again, which is safe: an event has one effect, however often its source and id come. */
    static String post(HttpRequest.Builder request, byte[] body) throws IOException, InterruptedException {
        for (var tries = 1; ; tries++) {
            var answer = CLIENT.send(request.POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
            if (answer.statusCode() == 202) {
                return answer.body();
            }
            if (!isForLater(answer) || tries == 6) {
                throw new IOException(answer.statusCode() + ": " + answer.body());
            }
            var pause = answer.headers().firstValueAsLong("Retry-After"); // where it says none, twice as long each time
            Thread.sleep(pause.isPresent() ? 1000 * pause.getAsLong() : 500L << tries);
        }
    }

    static boolean isForLater(HttpResponse<String> answer) {
        return answer.statusCode() == 408 || answer.statusCode() == 429 || answer.statusCode() >= 500;
    }
}
