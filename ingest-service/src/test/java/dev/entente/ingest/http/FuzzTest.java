package dev.entente.ingest.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;
import dev.entente.local.Thorough;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Bodies of every mode, bent at random; which, the seed says. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class FuzzTest {

    private static final int BODIES = Thorough.or(2_500, 10_000);
    private static final int CALLERS = 4;
    private static final int CLIENTS = 100;
    private static final String[] MEDIA_TYPES = {
        Posting.STRUCTURED, Posting.BATCH, Posting.LINES, "application/json", "application/vnd.example+json"
    };
    private static final String[] ENCODINGS = {"gzip", "zstd", "gzip, zstd"};

    /** What readers trip over. */
    private static final byte[][] SPLINTERS = bytes(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\u00ff",
            "\u00c0\u00af",
            "\n",
            "1e99999999999",
            "-0",
            "NaN",
            "null",
            "true",
            "\"id\":7,",
            "\"data\":[],",
            "{}",
            "[]",
            "9".repeat(1200),
            "[".repeat(200),
            "/**/",
            "%00");

    private static byte[][] bytes(String... texts) {
        return Arrays.stream(texts).map(text -> text.getBytes(ISO_8859_1)).toArray(byte[][]::new);
    }

    /**
     * One body.
     *
     * @param body its bytes, each as the character of that number
     */
    private record Case(long seed, String mediaType, String encoding, String body) {

        static Case of(long seed) {
            var random = new Random(seed);
            var mediaType = MEDIA_TYPES[random.nextInt(MEDIA_TYPES.length)];
            var encoding = random.nextInt(20) == 0 ? ENCODINGS[random.nextInt(ENCODINGS.length)] : null;
            return new Case(seed, mediaType, encoding, new String(bent(whole(mediaType), random), ISO_8859_1));
        }

        private static byte[] whole(String mediaType) {
            var event = Events.signed();
            var text = switch (mediaType) {
                case Posting.STRUCTURED -> event.toString();
                case Posting.BATCH -> "[" + event + "," + Events.signed() + "]";
                case Posting.LINES -> event + "\n" + Events.signed() + "\n";
                default -> event.get("data").toString();
            };
            return text.getBytes(UTF_8);
        }

        private static byte[] bent(byte[] whole, Random random) {
            var bent = whole;
            for (var times = random.nextInt(4); times >= 0; times--) {
                bent = bentOnce(bent, random);
            }
            return bent;
        }

        private static byte[] bentOnce(byte[] body, Random random) {
            var at = random.nextInt(body.length + 1);
            var until = Math.min(body.length, at + random.nextInt(8));
            var splinter = SPLINTERS[random.nextInt(SPLINTERS.length)];
            return switch (random.nextInt(4)) {
                case 0 -> spliced(body, at, until, new byte[0]);
                case 1 -> spliced(body, at, at, splinter);
                case 2 -> spliced(body, at, at, Arrays.copyOfRange(body, at, until));
                default -> spliced(body, at, until, splinter);
            };
        }

        private static byte[] spliced(byte[] body, int from, int until, byte[] between) {
            var spliced = Arrays.copyOf(body, from + between.length + body.length - until);
            System.arraycopy(between, 0, spliced, from, between.length);
            System.arraycopy(body, until, spliced, from + between.length, body.length - until);
            return spliced;
        }
    }

    @Test
    void no_body_whatever_is_answered_with_a_failure_of_the_service() throws InterruptedException, ExecutionException {
        var answers = new ConcurrentHashMap<Integer, Integer>();
        var tokens = IntStream.range(0, CLIENTS)
                .mapToObj(client -> Tokens.ofSubject("fuzz " + client))
                .toList();
        try (var client = HttpClient.newHttpClient();
                var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        for (var seed = caller; seed < BODIES; seed += CALLERS) {
                            answers.merge(status(client, Case.of(seed), tokens.get(seed % CLIENTS)), 1, Integer::sum);
                        }
                        return null;
                    }))
                    .toList();
            for (var each : all) {
                each.get();
            }
        }
        // and the bodies are neither all right nor all wrong, nor refused before anybody looks at them
        assertThat(answers).hasEntrySatisfying(202, FuzzTest::someOf);
        assertThat(answers).hasEntrySatisfying(400, FuzzTest::someOf);
        assertThat(answers).hasEntrySatisfying(422, FuzzTest::someOf);
    }

    private static void someOf(int count) {
        assertThat(count).isGreaterThan(BODIES / 100);
    }

    private static int status(HttpClient client, Case bent, String token) throws IOException, InterruptedException {
        var answer = client.send(request(bent, token), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(() -> shown(bent)).isBetween(200, 499);
        assertThat(answer.body()).as(() -> shown(bent)).isNotEmpty().doesNotContain("\"status\":5");
        return answer.statusCode();
    }

    private static HttpRequest request(Case bent, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/events"))
                .header("Content-Type", bent.mediaType())
                .header("Authorization", "Bearer " + token)
                .header("ce-id", "fuzz-" + bent.seed())
                .header("ce-source", Tokens.DESK)
                .header("ce-specversion", "1.0")
                .header("ce-type", "dev.entente.agreement.signed.v1")
                .header("ce-subject", "agreement/fuzz");
        if (bent.encoding() != null) {
            request.header("Content-Encoding", bent.encoding());
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(bent.body().getBytes(ISO_8859_1)))
                .build();
    }

    private static String shown(Case bent) {
        return "seed %d, %s, %s: %s".formatted(bent.seed(), bent.mediaType(), bent.encoding(), bent.body());
    }
}
