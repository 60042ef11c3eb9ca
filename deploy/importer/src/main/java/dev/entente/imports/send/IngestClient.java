package dev.entente.imports.send;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.entente.events.json.Json;
import dev.entente.imports.ImportFailure;
import dev.entente.imports.send.Answer.Result;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Speaks to an ingest service. */
public final class IngestClient {

    private static final Duration SILENCE = Duration.ofSeconds(60);

    private final URI ingest;
    private final Duration silence;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    public IngestClient(URI ingest) {
        this(ingest, SILENCE);
    }

    /**
     * A client of the service.
     *
     * @param silence how long the service may say nothing at all in the middle of its work
     */
    IngestClient(URI ingest, Duration silence) {
        this.ingest = ingest;
        this.silence = silence;
    }

    public URI address() {
        return ingest;
    }

    /**
     * Posts events, each in JSON on one line.
     *
     * @throws ImportFailure where the service will not take any of them, however often it is asked
     */
    Answer post(List<byte[]> events, String token) {
        return exchange(
                request("/events", "application/x-ndjson", token),
                events,
                (answer, lines) -> answer.statusCode() == 200 ? results(lines) : refusal(answer, parsed(lines.rest())),
                broken -> broken);
    }

    /** Reads what comes back. */
    private interface Reading<T> {
        T of(HttpResponse<?> answer, Silence lines);
    }

    private <T> T exchange(
            HttpRequest.Builder request, List<byte[]> sent, Reading<T> reading, Function<Answer, T> broken) {
        var whole = request.timeout(silence)
                .POST(HttpRequest.BodyPublishers.ofByteArray(joined(sent)))
                .build();
        try {
            var answer = http.send(whole, HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new Silence(answer.body(), silence)) {
                return reading.of(answer, lines);
            }
        } catch (IOException | UncheckedIOException e) {
            return broken.apply(unreachable(List.of(), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailure("Interrupted.");
        }
    }

    /**
     * What came of rows of an export.
     *
     * @param report of the service; nothing where the rows are to be sent again
     * @param trouble why that is
     */
    record RowsAnswer(Optional<JsonNode> report, Answer trouble) {

        private static RowsAnswer of(JsonNode report) {
            return new RowsAnswer(Optional.of(report), new Answer(List.of(), Optional.empty(), Optional.empty()));
        }

        private static RowsAnswer again(Answer trouble) {
            return new RowsAnswer(Optional.empty(), trouble);
        }
    }

    /**
     * Posts rows of an event export of GDELT.
     *
     * @throws ImportFailure where the service will not take any of them, however often it is asked
     */
    RowsAnswer postRows(List<byte[]> rows, ExportSender.Wanted wanted, String token) {
        var query =
                "?source=%s&digests=true%s".formatted(encoded(wanted.source()), wanted.dryRun() ? "&dryRun=true" : "");
        return exchange(
                request("/imports/gdelt" + query, "text/tab-separated-values", token),
                rows,
                (answer, lines) -> rowsAnswer(answer, lines, rows.size()),
                RowsAnswer::again);
    }

    private RowsAnswer rowsAnswer(HttpResponse<?> answer, Silence lines, int rows) {
        var body = parsed(lines.rest());
        var status = answer.statusCode();
        if (status == 200) {
            return RowsAnswer.of(body);
        }
        if (status == 207) {
            return RowsAnswer.again(stoppedHalfway(body));
        }
        return status == 400 && areAllMalformed(body.path("report"), rows)
                ? RowsAnswer.of(body.path("report"))
                : RowsAnswer.again(refusal(answer, body));
    }

    /** For the service that is no export at all; yet here it is a part of one. */
    private static boolean areAllMalformed(JsonNode report, int rows) {
        return report.path("rows").asLong() == rows && report.path("failed").asLong() == rows;
    }

    /** The log went away in the middle; since each row has one effect, all may be sent again. */
    private static Answer stoppedHalfway(JsonNode report) {
        var why = reason(report.path("problem"));
        return new Answer(List.of(), Optional.empty(), Optional.of("it stopped in the middle: " + why));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder request(String path, String type, String token) {
        return HttpRequest.newBuilder(URI.create(ingest.toString().replaceAll("/+$", "") + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token);
    }

    private static byte[] joined(List<byte[]> events) {
        var body = new ByteArrayOutputStream();
        for (var event : events) {
            body.writeBytes(event);
            body.write('\n');
        }
        return body.toByteArray();
    }

    /** What has arrived counts, if the connection breaks after it. */
    private Answer results(Silence lines) {
        var results = new ArrayList<Result>();
        try {
            for (var text = lines.next(); text.isPresent(); text = lines.next()) {
                var line = parsed(text.get());
                if (line.has("summary")) {
                    return new Answer(
                            results,
                            Optional.empty(),
                            Optional.of(line.path("problem"))
                                    .filter(JsonNode::isObject)
                                    .map(IngestClient::reason));
                }
                results.add(result(line));
            }
        } catch (UncheckedIOException e) {
            return unreachable(results, e.getCause());
        }
        return new Answer(results, Optional.empty(), Optional.of("the answer ended before its end"));
    }

    private static Result result(JsonNode line) {
        var status = line.path("status").asInt();
        if (status >= 200 && status < 300) {
            return new Result.Accepted();
        }
        var reason = reason(line.path("problem"));
        return isForNow(status) ? new Result.NotNow(reason) : new Result.Rejected(reason);
    }

    /** Whether the same may be taken when it is sent again: the body came too slowly, there was too much, or the log is away. */
    private static boolean isForNow(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    private Answer refusal(HttpResponse<?> answer, JsonNode problem) {
        var status = answer.statusCode();
        var reason = reason(problem);
        if (isForNow(status)) {
            return new Answer(List.of(), retryAfter(answer), Optional.of("%d %s".formatted(status, reason)));
        }
        throw new ImportFailure(
                switch (status) {
                    case 401 ->
                        "%s does not know the token (%s). Give one of its own: --token, or ENTENTE_TOKEN."
                                .formatted(ingest, reason);
                    case 403 ->
                        "%s does not let this token write (%s). It needs the scope events:write and the source of the events."
                                .formatted(ingest, reason);
                    case 404, 405 ->
                        "%s is no ingest service, or one that is too old for this: %d %s"
                                .formatted(ingest, status, reason);
                    default -> "%s refuses: %d %s".formatted(ingest, status, reason);
                });
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private Answer unreachable(List<Result> results, Exception e) {
        var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new Answer(
                results,
                Optional.empty(),
                Optional.of("%s does not answer (%s); deploy/up --detach starts a system here, --to names another"
                        .formatted(ingest, why)));
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance(); // not from the service itself; its status says enough
        }
    }

    /** What a problem document says, its single faults included. */
    private static String reason(JsonNode problem) {
        var errors = new ArrayList<String>();
        problem.path("errors")
                .forEach(error -> errors.add((error.path("pointer").asText() + ": "
                                + error.path("detail").asText())
                        .strip()));
        var detail = problem.path("detail").asText(problem.path("title").asText("no reason was given"));
        return errors.isEmpty() ? detail : String.join("; ", errors);
    }
}
