package dev.entente.ingest.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.MissingNode;

import dev.entente.events.json.Json;
import dev.entente.web.Problem;

/**
 * Answers a stream of events line by line while it runs: one thread reads and sends, the other writes the results in the
 * order of the lines. A bounded number of events is between the two, so memory stays flat.
 *
 * <p>When the log does not acknowledge, reading stops: the last line then holds the problem beside the summary, and what
 * has no result line has not been read.
 */
final class LineStream implements StreamingOutput {

    private static final Logger LOG = Logger.getLogger(LineStream.class);

    private record Summary(long accepted, long rejected) {}

    private static final CompletableFuture<Outcome> END = new CompletableFuture<>();

    private final LineReader lines;
    private final long longest;
    private final Passage passage;
    private final Passage.Terms terms;
    private final BlockingQueue<CompletableFuture<Outcome>> underWay;
    private volatile Optional<Problem> broken = Optional.empty();

    LineStream(LineReader lines, long longest, Passage passage, Passage.Terms terms, int window) {
        this.lines = lines;
        this.longest = longest;
        this.passage = passage;
        this.terms = terms;
        this.underWay = new ArrayBlockingQueue<>(window);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        var reader = Thread.ofVirtual().name("reads lines of events").start(this::read);
        try {
            writeResults(out);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.interrupt();
        }
    }

    private void read() {
        try {
            var line = lines.next();
            while (line.isPresent() && broken.isEmpty()) {
                underWay.put(take(line.get()));
                line = lines.next();
            }
            underWay.put(END);
        } catch (IOException e) {
            broken = Optional.of(Body.unreadable("The stream ended in the middle of a line. Send the rest again."));
            putEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("A stream of events could not be read on", e);
            broken = Optional.of(Body.unreadable("The stream could not be read on. Send the rest again."));
            putEnd();
        }
    }

    private void putEnd() {
        try {
            underWay.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletableFuture<Outcome> take(LineReader.Line line) {
        try {
            var bytes = line.bytes().orElseThrow(() -> Body.tooLarge("an event", longest));
            return passage.of(EventJson.one(bytes), terms);
        } catch (Problem problem) {
            return CompletableFuture.completedFuture(passage.refused(MissingNode.getInstance(), problem, terms));
        }
    }

    private void writeResults(OutputStream out) throws IOException, InterruptedException {
        var accepted = 0L;
        var rejected = 0L;
        for (var next = underWay.take(); next != END; next = underWay.take()) {
            var outcome = next.join();
            accepted += outcome.isAccepted() ? 1 : 0;
            rejected += outcome.isAccepted() ? 0 : 1;
            stopIfBroken(outcome);
            writeLine(out, Outcome.Result.of(outcome));
        }
        writeSummary(out, new Summary(accepted, rejected));
    }

    private void stopIfBroken(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused && refused.status() >= 500) {
            broken = Optional.of(refused.problem());
        }
    }

    private void writeSummary(OutputStream out, Summary summary) throws IOException {
        var last = new LinkedHashMap<String, Object>();
        last.put("summary", summary);
        broken.ifPresent(problem -> last.put("problem", problem.document()));
        writeLine(out, last);
        out.flush();
    }

    private void writeLine(OutputStream out, Object value) throws IOException {
        out.write(Json.MAPPER.writeValueAsBytes(value));
        out.write('\n');
        if (underWay.isEmpty()) {
            out.flush();
        }
    }
}
