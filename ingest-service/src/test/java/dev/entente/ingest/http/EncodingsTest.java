package dev.entente.ingest.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.entente.events.json.Json;
import dev.entente.ingest.Events;
import dev.entente.ingest.Keys;
import dev.entente.ingest.Posting;
import dev.entente.ingest.Tokens;
import dev.entente.local.PlatformResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** Bodies that are packed. */
@QuarkusTest
@WithTestResource(Keys.class)
@WithTestResource(PlatformResource.class)
class EncodingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"gzip", "GZip", "x-gzip", "zstd", "identity", "identity, gzip", "gzip, zstd", "zstd,gzip", ""})
    void an_event_is_read_in_every_encoding_and_in_several_in_their_order(String encoding) {
        post(packed(bytes(Events.signed()), encoding), Posting.STRUCTURED, encoding)
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd"})
    void every_content_mode_is_read_packed(String encoding) {
        var batch = Json.MAPPER.createArrayNode().add(Events.signed()).add(Events.signed());
        post(packed(bytes(batch), encoding), Posting.BATCH, encoding).then().statusCode(202);

        var lines = (Events.signed() + "\n" + Events.signed() + "\n").getBytes(UTF_8);
        var answer = post(packed(lines, encoding), Posting.LINES, encoding).asString();
        assertThat(answer).endsWith("{\"summary\":{\"accepted\":2,\"rejected\":0}}\n");

        var sent = Events.signed();
        var request = Posting.request(Tokens.writer())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding);
        for (var name : new String[] {"specversion", "id", "source", "type", "subject"}) {
            request.header("ce-" + name, sent.get(name).asText());
        }
        request.body(packed(bytes(sent.get("data")), encoding))
                .post("/events")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compress", "br", "deflate", "gzip, br", "gzip;q=1", "gzip, gzip, gzip"})
    void an_encoding_that_is_not_read_is_refused_with_those_that_are(String encoding) {
        Posting.problem(post(bytes(Events.signed()), Posting.STRUCTURED, encoding), 415)
                .body("type", equalTo("/problems/unsupported-encoding"))
                .header("Accept-Encoding", containsString("zstd"));
    }

    @Test
    void what_is_not_packed_at_all_is_told_in_one_sentence_after_the_other() {
        Posting.problem(post(bytes(Events.signed()), Posting.STRUCTURED, "gzip"), 400)
                .body("detail", not(containsString("..")))
                .body("detail", containsString(". Pack it anew and send it again."));
    }

    @Test
    void several_members_or_frames_are_one_body() {
        var event = bytes(Events.signed());
        var half = event.length / 2;
        for (var encoding : new String[] {"gzip", "zstd"}) {
            var members = joined(
                    packed(Arrays.copyOf(event, half), encoding),
                    packed(Arrays.copyOfRange(event, half, event.length), encoding));
            post(members, Posting.STRUCTURED, encoding).then().statusCode(202);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gzip,truncated",
        "zstd,truncated",
        "gzip,garbage",
        "zstd,garbage",
        "gzip,bent",
        "gzip,plain",
        "zstd,plain"
    })
    void what_is_not_whole_and_right_is_unreadable(String encoding, String how) {
        var packed = packed(bytes(Events.signed()), encoding);
        var broken = switch (how) {
            case "truncated" -> Arrays.copyOf(packed, packed.length - 5);
            case "garbage" -> joined(packed, "something else".getBytes(UTF_8));
            case "bent" -> bent(packed);
            default -> bytes(Events.signed());
        };
        Posting.problem(post(broken, Posting.STRUCTURED, encoding), 400)
                .body("type", equalTo("/problems/unreadable"))
                .body("detail", containsString("Content-Encoding"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zstd", "gzip, gzip"})
    void a_bomb_is_refused_as_soon_as_it_is_larger_than_its_limit(String encoding) {
        var bomb = packed(new byte[50_000_000], encoding);
        assertThat(bomb.length).isLessThan(100_000);
        Posting.problem(post(bomb, Posting.STRUCTURED, encoding), 413);
        Posting.problem(post(bomb, Posting.BATCH, encoding), 413);
        assertThat(post(bomb, Posting.LINES, encoding).asString())
                .contains("\"status\":413")
                .endsWith("{\"summary\":{\"accepted\":0,\"rejected\":1}}\n");
    }

    @Test
    void a_zstd_frame_that_wants_more_memory_than_every_reader_must_have_is_unreadable() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZstdOutputStream(bytes)) {
            out.setLong(27);
            out.write(bytes(Events.signed()));
        }
        Posting.problem(post(bytes.toByteArray(), Posting.STRUCTURED, "zstd"), 400);
    }

    @Test
    void a_stream_that_is_cut_off_answers_the_lines_that_came_and_then_says_what_is_wrong() {
        var lines = new StringBuilder();
        for (var number = 0; number < 200; number++) {
            lines.append(Events.signed()).append('\n');
        }
        var packed = packed(lines.toString().getBytes(UTF_8), "gzip");
        var answer = post(Arrays.copyOf(packed, packed.length - 5), Posting.LINES, "gzip")
                .asString();
        var summary = Json.object(answer.substring(answer.lastIndexOf('\n', answer.length() - 2) + 1));
        assertThat(summary.at("/problem/status").asInt()).isEqualTo(400);
        assertThat(summary.at("/summary/accepted").asInt())
                .isEqualTo((int) answer.lines().count() - 1);
    }

    private static Response post(byte[] body, String mediaType, String encoding) {
        return Posting.request(Tokens.writer())
                .header("Content-Type", mediaType)
                .header("Content-Encoding", encoding)
                .body(body)
                .post("/events");
    }

    private static byte[] bytes(JsonNode node) {
        return Posting.bytes(node);
    }

    private static byte[] packed(byte[] bytes, String encodings) {
        var packed = bytes;
        for (var encoding : encodings.toLowerCase(java.util.Locale.ROOT).split(",", -1)) {
            packed = switch (encoding.strip()) {
                case "gzip", "x-gzip" -> gzip(packed);
                case "zstd" -> Zstd.compress(packed);
                default -> packed;
            };
        }
        return packed;
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] bent(byte[] packed) {
        var bent = packed.clone();
        for (var at = packed.length / 2; at < packed.length / 2 + 8; at++) {
            bent[at] ^= 0x55;
        }
        return bent;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
