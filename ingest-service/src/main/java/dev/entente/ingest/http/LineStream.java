package dev.entente.ingest.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.MissingNode;

import dev.entente.events.json.Json;
import dev.entente.ingest.body.Bodies;
import dev.entente.ingest.body.BrokenBody;
import dev.entente.ingest.body.OpenBody;
import dev.entente.ingest.line.BlankStream;
import dev.entente.ingest.line.LineReader;
import dev.entente.ingest.passage.Outcome;
import dev.entente.web.Problem;

/**
 * Answers a stream of events line by line while it runs: one thread reads and sends, the other writes the results in the
 * order of the lines. A bounded number of events is between the two, so memory stays flat: reading pauses while the log
 * has no room, while the client sends faster than it may, and while it does not read its results.
 *
 * <p>When the log does not acknowledge, or the stream cannot be read on, or the service stops, reading stops: the last line
 * then holds the problem beside the summary, and what has no result line has not been kept.
 */
final class LineStream {

    private static final Logger LOG = Logger.getLogger(LineStream.class);

    /** How much memory of a line counts as one line more. */
    private static final int WEIGHT_BYTES = 8192;

    private static final byte[] NOTHING = {};

    private static final ObjectWriter RESULTS = Json.MAPPER.writerFor(Outcome.Result.class);

    private record Summary(long accepted, long rejected) {}

    /** A line that is read and not answered yet. */
    private record Pending(CompletableFuture<Outcome> outcome, int weight) {}

    /** The only one without weight. */
    private static final Pending END = new Pending(new CompletableFuture<>(), 0);

    private final Lines settings;
    private final OpenBody body;
    private final LineReader lines;
    private final Lines.Sender sender;
    private final Semaphore window;
    private final BlockingQueue<Pending> underWay = new LinkedBlockingQueue<>();
    private volatile Optional<Problem> broken = Optional.empty();

    LineStream(Lines settings, OpenBody body, Lines.Sender sender) {
        this.settings = settings;
        this.body = body;
        this.lines = new LineReader(body, settings.longest());
        this.sender = sender;
        this.window = new Semaphore(settings.window());
    }

    void write(OutputStream out) throws IOException {
        var reader = Thread.ofPlatform().daemon().name("reads lines of events").start(this::read);
        try {
            writeResults(out, reader);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.interrupt();
        }
    }

    private void read() {
        try {
            for (var line = lines.next(); line.isPresent() && broken.isEmpty(); line = lines.next()) {
                settings.pace().await(sender.client(), size(line.get()));
                take(line.get());
            }
        } catch (BlankStream e) {
            breakOff(Problem.tooLarge(
                    "The stream is not read on: " + e.getMessage() + ". Send the rest again without them."));
        } catch (IOException e) {
            breakOff(BrokenBody.problem(e));
        } catch (InterruptedException e) {
            breakOff(Problem.unreadable("Reading was interrupted. Send the rest again."));
        } catch (RuntimeException | Error e) {
            LOG.error("A stream of events could not be read on", e);
            breakOff(Problem.unreadable("The stream could not be read on. Send the rest again."));
        } finally {
            underWay.add(END);
        }
    }

    /** A line that is too long is read over, and takes nothing of the log. */
    private static long size(LineReader.Line line) {
        return line.bytes().map(bytes -> (long) bytes.length).orElse(0L);
    }

    private void take(LineReader.Line line) throws InterruptedException {
        var bytes = line.bytes().orElse(NOTHING);
        var values = Values.in(bytes);
        var weight = Math.min(settings.window(), 1 + (bytes.length + Values.BYTES * values) / WEIGHT_BYTES);
        window.acquire(weight);
        underWay.add(new Pending(outcome(line, values), weight));
    }

    private CompletableFuture<Outcome> outcome(LineReader.Line line, int values) throws InterruptedException {
        try {
            var bytes = line.bytes().orElseThrow(() -> Bodies.tooLarge("an event", settings.longest()));
            return settings.passage().patiently(settings.json().one(bytes, values), sender.terms());
        } catch (Problem problem) {
            var refused = settings.passage().refused(MissingNode.getInstance(), problem, sender.terms());
            return CompletableFuture.completedFuture(refused);
        }
    }

    private void breakOff(Problem problem) {
        if (broken.isEmpty()) {
            broken = Optional.of(problem);
        }
    }

    private void writeResults(OutputStream out, Thread reader) throws IOException, InterruptedException {
        var accepted = 0L;
        var rejected = 0L;
        for (var next = underWay.take(); next.weight() > 0; next = underWay.take()) {
            var outcome = next.outcome().join();
            accepted += outcome.isAccepted() ? 1 : 0;
            rejected += outcome.isAccepted() ? 0 : 1;
            if (outcome instanceof Outcome.Refused refused && refused.status() >= 500) {
                breakOff(refused.problem());
                reader.interrupt();
            }
            writeLine(out, RESULTS.writeValueAsBytes(Outcome.Result.of(outcome)));
            window.release(next.weight());
        }
        writeSummary(out, new Summary(accepted, rejected));
    }

    private void writeSummary(OutputStream out, Summary summary) throws IOException {
        var last = new LinkedHashMap<String, Object>();
        last.put("summary", summary);
        broken.ifPresent(problem -> last.put("problem", problem.document()));
        writeLine(out, Json.MAPPER.writeValueAsBytes(last));
        out.flush();
        if (broken.isPresent()) {
            body.letEnd();
        }
    }

    private void writeLine(OutputStream out, byte[] line) throws IOException {
        out.write(line);
        out.write('\n');
        if (underWay.isEmpty()) {
            out.flush();
        }
    }
}
