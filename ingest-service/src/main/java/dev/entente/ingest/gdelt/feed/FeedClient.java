package dev.entente.ingest.gdelt.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.entente.ingest.gdelt.feed.FeedFailure.Down;
import dev.entente.ingest.gdelt.feed.FeedFailure.Unusable;
import dev.entente.ingest.line.LineReader;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Reads the lists and files of the feed over HTTP: bounded in size and time, and from the one host that is configured. */
final class FeedClient {

    private static final int LATEST_BYTES = 64 * 1024;
    private static final int LONGEST_LINE = 1000;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** A quarter of an hour has three lines of about 110 bytes in the list. */
    private static final long BYTES_A_QUARTER = 3 * 200;

    private static final int MOST_REDIRECTS = 3;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String base;
    private final long mostBytes;
    private final Duration patience;

    /**
     * A client of the feed.
     *
     * @param base address of the folder with the lists and the files
     * @param mostBytes the largest file that is fetched
     * @param patience how long one answer may take as a whole
     */
    FeedClient(URI base, long mostBytes, Duration patience) {
        this.base = base.toString().replaceFirst("/+$", "") + "/";
        this.mostBytes = mostBytes;
        this.patience = patience;
    }

    /** The newest export. */
    ExportFile newest() throws FeedFailure {
        var text = new String(whole(get("lastupdate.txt", Map.of()), LATEST_BYTES), ISO_8859_1);
        return text.lines()
                .flatMap(line -> ExportFile.parse(line).stream())
                .findFirst()
                .orElseThrow(() -> new Down(base + "lastupdate.txt names no event export"));
    }

    /** The exports that the list of all files names after one moment and before another, oldest first. It may have holes. */
    List<ExportFile> listed(Instant after, Instant before) throws Down, Unusable {
        var quarters = Duration.between(after, before).dividedBy(QUARTER) + 8;
        var answer = get("masterfilelist.txt", Map.of("Range", "bytes=-" + quarters * BYTES_A_QUARTER));
        var found = new TreeMap<Instant, ExportFile>();
        try (var in = answer.body()) {
            var lines = new LineReader(in, LONGEST_LINE);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                line.get()
                        .bytes()
                        .flatMap(bytes -> ExportFile.parse(new String(bytes, ISO_8859_1)))
                        .filter(file ->
                                file.added().isAfter(after) && file.added().isBefore(before))
                        .ifPresent(file -> found.put(file.added(), file));
            }
        } catch (IOException e) {
            throw new Down(base + "masterfilelist.txt ended early", e);
        }
        return List.copyOf(found.values());
    }

    /** A file, whole and as its list says. */
    byte[] fetch(ExportFile file) throws FeedFailure {
        if (file.bytes() > mostBytes) {
            throw new Unusable("%s has %,d bytes, more than are fetched".formatted(file.name(), file.bytes()));
        }
        var bytes = whole(get(file.name(), Map.of()), (int) file.bytes());
        if (bytes.length != file.bytes() || !md5(bytes).equals(file.md5())) {
            throw new Unusable("%s is not the file of %,d bytes with the MD5 %s that the list names"
                    .formatted(file.name(), file.bytes(), file.md5()));
        }
        return bytes;
    }

    private byte[] whole(HttpResponse<InputStream> answer, int most) throws FeedFailure {
        try (var in = answer.body()) {
            return in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new Down(answer.uri() + " ended early", e);
        }
    }

    private HttpResponse<InputStream> get(String name, Map<String, String> headers) throws Down, Unusable {
        var uri = URI.create(base + name);
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = send(uri, headers);
            var status = answer.statusCode();
            if (status == 200 || status == 206) {
                return answer;
            }
            close(answer);
            if (status == 404 || status == 410) {
                throw new Unusable(uri + " is not there (" + status + ")");
            }
            if (status < 300 || status >= 400) {
                throw new Down(uri + " answered " + status);
            }
            uri = target(uri, answer);
        }
        throw new Down(uri + " is redirected again and again");
    }

    /** Where an answer points to, if that is a place of the same host. */
    private static URI target(URI from, HttpResponse<?> answer) throws Down {
        try {
            var target = from.resolve(answer.headers().firstValue("Location").orElse(""));
            if (from.getHost().equalsIgnoreCase(target.getHost()) && isWeb(target) && !target.equals(from)) {
                return target;
            }
            throw new Down(from + " points to " + target + ", which is not followed: it is another host");
        } catch (IllegalArgumentException e) {
            throw new Down(from + " points to nowhere", e);
        }
    }

    static boolean isWeb(URI uri) {
        return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    }

    private HttpResponse<InputStream> send(URI uri, Map<String, String> headers) throws Down {
        var request = HttpRequest.newBuilder(uri).timeout(patience).header("User-Agent", "entente-ingest");
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> close(answer));
            return answer;
        } catch (IOException e) {
            throw new Down(uri + " does not answer (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Down(uri + " was not waited for", e);
        }
    }

    /** Ends an answer; whoever still reads it finds it ended early. */
    private static void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
