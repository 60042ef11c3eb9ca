package dev.entente.ingest.gdelt.feed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import dev.entente.ingest.gdelt.Collected;
import dev.entente.ingest.gdelt.Destination;
import dev.entente.ingest.gdelt.Export;
import dev.entente.ingest.gdelt.Import;
import dev.entente.ingest.gdelt.Rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The feed is served here, and time is what the test says. */
class FollowerTest {

    private static final Instant NOON = Instant.parse("2024-03-05T12:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final class Time extends Clock {

        private Instant now = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Remembered implements Place {

        private Optional<Instant> place = Optional.empty();

        @Override
        public Optional<Instant> read() {
            return place;
        }

        @Override
        public void write(Instant added) {
            place = Optional.of(added);
        }
    }

    private final Map<String, byte[]> served = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final StringBuilder list = new StringBuilder();
    private final Time time = new Time();
    private final Remembered place = new Remembered();
    private final Collected collected = new Collected();
    private final List<String> seen = new ArrayList<>();
    private Destination destination = collected;
    private HttpServer server;
    private Follower follower;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/gdeltv2/", exchange -> {
            var name = exchange.getRequestURI().getPath().substring("/gdeltv2/".length());
            asked.add(name);
            var body = served.get(name);
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        follower = follower("/gdeltv2");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Follower follower(String path) {
        var base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
        return new Follower(
                new FeedClient(base, 1024 * 1024, Duration.ofSeconds(20)),
                place,
                zip -> Import.run(
                        Export.ofZip(new ByteArrayInputStream(zip), Rows.LIMITS),
                        "https://gdelt.example.org/",
                        event -> destination.take(event),
                        4),
                seen::add,
                new Follower.Rhythm(QUARTER, Duration.ofSeconds(30), Duration.ofHours(2)),
                time);
    }

    @Test
    void it_begins_with_the_newest_file_and_takes_each_file_once() throws IOException {
        publish(1, NOON);
        publish(2, NOON.plus(QUARTER));
        follower.tick();
        after(QUARTER);
        after(QUARTER);

        assertThat(ids()).containsExactly("gdelt2-2");
        assertThat(place.place).contains(NOON.plus(QUARTER));
        assertThat(follower.progress().newest()).contains(NOON.plus(QUARTER));
        assertThat(asked).filteredOn(name -> name.endsWith(".zip")).hasSize(1);
        assertThat(asked).doesNotContain("masterfilelist.txt");
    }

    @Test
    void between_rounds_nothing_is_asked() throws IOException {
        publish(1, NOON);
        follower.tick();
        var before = asked.size();
        after(QUARTER.minusSeconds(1));
        assertThat(asked).hasSize(before);
        after(Duration.ofSeconds(1));
        assertThat(asked).hasSizeGreaterThan(before);
    }

    @Test
    void after_a_pause_it_catches_up_in_order_over_holes_and_not_beyond_its_bound() throws IOException {
        publish(1, NOON.minus(Duration.ofHours(3)));
        publish(2, NOON.minus(Duration.ofMinutes(90)));
        publish(3, NOON.minus(QUARTER));
        publish(4, NOON);
        place.write(NOON.minus(Duration.ofHours(4)));

        follower.tick();

        assertThat(ids()).containsExactly("gdelt2-2", "gdelt2-3", "gdelt2-4");
        assertThat(place.place).contains(NOON);
        assertThat(seen).containsExactly("imported", "imported", "imported");
    }

    @Test
    void a_copy_of_the_feed_without_the_list_of_all_files_is_followed_from_its_newest_file() throws IOException {
        publish(1, NOON);
        served.remove("masterfilelist.txt");
        place.write(NOON.minus(Duration.ofHours(1)));

        follower.tick();

        assertThat(ids()).containsExactly("gdelt2-1");
    }

    @Test
    void a_restart_goes_on_at_the_place_kept() throws IOException {
        publish(1, NOON);
        follower.tick();
        publish(2, NOON.plus(QUARTER));
        publish(3, NOON.plus(QUARTER.multipliedBy(2)));

        follower = follower("/gdeltv2/");
        follower.tick();

        assertThat(ids()).containsExactly("gdelt2-1", "gdelt2-2", "gdelt2-3");
    }

    @Test
    void a_feed_that_is_down_is_asked_again_after_longer_and_longer_pauses_until_it_answers() throws IOException {
        follower.tick();
        assertThat(follower.progress().failuresInARow()).isEqualTo(1);
        assertThat(follower.progress().next()).isEqualTo(NOON.plusSeconds(30));
        after(Duration.ofSeconds(30));
        assertThat(follower.progress().next()).isEqualTo(NOON.plusSeconds(90));
        for (var round = 0; round < 10; round++) {
            after(QUARTER);
        }
        assertThat(follower.progress().next()).isEqualTo(time.now.plus(QUARTER));
        assertThat(follower.progress().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("lastupdate.txt"));

        publish(1, NOON);
        after(QUARTER);
        assertThat(ids()).containsExactly("gdelt2-1");
        assertThat(follower.progress().failuresInARow()).isZero();
    }

    @Test
    void how_old_the_newest_row_is_is_known_after_a_restart_although_the_feed_is_down() {
        place.write(NOON.minus(QUARTER));

        follower.tick();

        assertThat(follower.progress().failuresInARow()).isEqualTo(1);
        assertThat(follower.progress().newest()).contains(NOON.minus(QUARTER));
    }

    @Test
    void a_mutilated_file_is_tried_three_times_and_then_passed_over() throws IOException {
        publish(1, NOON);
        served.computeIfPresent(name(NOON), (name, zip) -> java.util.Arrays.copyOf(zip, zip.length));
        served.get(name(NOON))[20] ^= 1;

        follower.tick();
        assertThat(follower.progress().failuresInARow()).isEqualTo(1);
        assertThat(place.place).isEmpty();
        after(QUARTER);
        after(QUARTER);

        assertThat(ids()).isEmpty();
        assertThat(seen).containsExactly("roundFailed", "roundFailed", "passedOver");
        assertThat(place.place).contains(NOON);
        assertThat(follower.progress().newest()).isEmpty();
    }

    @Test
    void a_file_that_is_mended_meanwhile_is_taken() throws IOException {
        publish(1, NOON);
        var right = served.put(name(NOON), "not yet".getBytes(UTF_8));
        follower.tick();
        served.put(name(NOON), right);
        after(QUARTER);

        assertThat(ids()).containsExactly("gdelt2-1");
    }

    @Test
    void while_the_log_keeps_nothing_the_place_stays() throws IOException {
        publish(1, NOON);
        destination = event -> CompletableFuture.completedFuture(Collected.unavailable(event));
        follower.tick();
        assertThat(place.place).isEmpty();
        assertThat(follower.progress().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("log is away"));

        destination = collected;
        after(QUARTER);
        assertThat(ids()).containsExactly("gdelt2-1");
        assertThat(place.place).contains(NOON);
    }

    @Test
    void what_nobody_foresaw_is_told_and_tried_again_no_sooner_than_any_failure() throws IOException {
        publish(1, NOON);
        destination = event -> {
            throw new IllegalStateException("a mistake of this service");
        };
        follower.tick();
        assertThat(follower.progress().failuresInARow()).isEqualTo(1);
        assertThat(follower.progress().failure()).contains("a mistake of this service");

        destination = collected;
        follower.tick();
        assertThat(ids()).isEmpty();
        after(QUARTER);
        assertThat(ids()).containsExactly("gdelt2-1");
    }

    @Test
    void a_list_that_names_no_export_is_no_reason_to_stop_for_good() throws IOException {
        served.put("lastupdate.txt", "<html>down for maintenance</html>".getBytes(UTF_8));
        follower.tick();
        assertThat(follower.progress().failuresInARow()).isEqualTo(1);

        publish(1, NOON);
        after(QUARTER);
        assertThat(ids()).hasSize(1);
    }

    @Test
    void files_are_fetched_from_the_configured_place_wherever_the_list_says_they_are() throws IOException {
        publish(1, NOON);
        served.put(
                "lastupdate.txt",
                new String(served.get("lastupdate.txt"), UTF_8)
                        .replaceAll("http://[^/]+", "http://elsewhere.example.org")
                        .getBytes(UTF_8));
        follower.tick();

        assertThat(ids()).containsExactly("gdelt2-1");
    }

    @Test
    void another_host_is_not_followed_to() {
        server.createContext("/old/lastupdate.txt", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://elsewhere.example.org/lastupdate.txt");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        follower = follower("/old");
        follower.tick();

        assertThat(follower.progress().failure())
                .hasValueSatisfying(why -> assertThat(why).contains("another host"));
    }

    @Test
    void the_same_host_is_followed_to() throws IOException {
        publish(1, NOON);
        server.createContext("/old/", exchange -> {
            var name = exchange.getRequestURI().getPath().substring("/old/".length());
            exchange.getResponseHeaders().set("Location", "/gdeltv2/" + name);
            exchange.sendResponseHeaders(301, -1);
            exchange.close();
        });
        follower = follower("/old");
        follower.tick();

        assertThat(ids()).containsExactly("gdelt2-1");
    }

    @Test
    void real_lists_are_read() throws IOException {
        var newest = lines("/gdelt/lastupdate-20180328050000.txt");
        assertThat(newest).hasSize(1);
        assertThat(newest.getFirst())
                .isEqualTo(new ExportFile(
                        "20180328050000.export.CSV.zip",
                        116513,
                        "71c3d5b0987d441b11455bdb51250801",
                        Instant.parse("2018-03-28T05:00:00Z")));
        assertThat(lines("/gdelt/masterfilelist-head120.txt")).hasSize(40);
    }

    private static List<ExportFile> lines(String resource) throws IOException {
        var text = new String(FollowerTest.class.getResourceAsStream(resource).readAllBytes(), UTF_8);
        return text.lines().flatMap(line -> ExportFile.parse(line).stream()).toList();
    }

    private void after(Duration pause) {
        time.now = time.now.plus(pause);
        follower.tick();
    }

    private List<String> ids() {
        return collected.events().stream()
                .map(event -> event.path("id").asText())
                .toList();
    }

    private static String name(Instant added) {
        return ExportFile.stamp(added) + ".export.CSV.zip";
    }

    /** A file with one row, in both lists. */
    private void publish(long id, Instant added) throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(zip)) {
            archive.putNextEntry(new ZipEntry(name(added).replace(".zip", "")));
            archive.write(Rows.row().id(id).text().getBytes(UTF_8));
        }
        served.put(name(added), zip.toByteArray());
        var url = "http://data.gdeltproject.org/gdeltv2/" + name(added);
        var line = zip.size() + " " + md5(zip.toByteArray()) + " " + url + "\n";
        var others = line.replace("export", "mentions") + line.replace("export.CSV", "gkg.csv");
        served.put("lastupdate.txt", (line + others).getBytes(UTF_8));
        list.append(line).append(others);
        served.put("masterfilelist.txt", list.toString().getBytes(UTF_8));
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
