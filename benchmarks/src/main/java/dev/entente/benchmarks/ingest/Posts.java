package dev.entente.benchmarks.ingest;

import java.nio.ByteBuffer;
import java.util.List;

import dev.entente.benchmarks.http.Answer;
import dev.entente.benchmarks.http.Requests;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Posts of one event, or of a batch, each with the token of one of some clients. */
final class Posts implements Requests {

    private static final byte[] ACCEPTED = "\"status\":202".getBytes(US_ASCII);

    private final SampleEvents sample;
    private final List<byte[]> heads;
    private final int events;
    private final boolean batch;
    private int count;

    private Posts(SampleEvents sample, List<byte[]> heads, int events, boolean batch) {
        this.sample = sample;
        this.heads = heads;
        this.events = events;
        this.batch = batch;
    }

    static Posts single(SampleEvents sample, Target target) {
        return new Posts(sample, target.heads("application/cloudevents+json", length(sample.bytes())), 1, false);
    }

    static Posts batches(SampleEvents sample, Target target, int events) {
        var bytes = events * (sample.bytes() + 1) + 1;
        return new Posts(sample, target.heads("application/cloudevents-batch+json", length(bytes)), events, true);
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes;
    }

    @Override
    public int events() {
        return events;
    }

    @Override
    public void next(ByteBuffer out) {
        out.put(heads.get(count++ % heads.size()));
        if (batch) {
            out.put((byte) '[');
        }
        for (var index = 0; index < events; index++) {
            if (index > 0) {
                out.put((byte) ',');
            }
            sample.next(out);
        }
        if (batch) {
            out.put((byte) ']');
        }
    }

    @Override
    public int acknowledged(Answer answer) {
        if (batch) {
            return answer.status() == 202 || answer.status() == 207 ? answer.count(ACCEPTED) : 0;
        }
        return answer.status() == 202 ? 1 : 0;
    }
}
