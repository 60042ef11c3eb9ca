package dev.entente.ingest.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;

import dev.entente.ingest.IngestConfig;
import dev.entente.ingest.pace.Pace;
import dev.entente.ingest.passage.Passage;

/** What streams of lines have in common. */
@ApplicationScoped
class Lines {

    /** Whose stream it is. */
    record Sender(String client, Passage.Terms terms) {}

    private final EventJson json;
    private final Passage passage;
    private final Pace pace;
    private final long longest;
    private final int window;

    Lines(EventJson json, Passage passage, Pace pace, IngestConfig config) {
        this.json = json;
        this.passage = passage;
        this.pace = pace;
        this.longest = config.maxEventSize().asLongValue();
        this.window = config.streamWindow();
    }

    /** Answers a stream, and gives back at its end what it took. */
    StreamingOutput answer(Reception.Stream stream, Sender sender) {
        return out -> {
            try (stream) {
                new LineStream(this, stream.body(), sender).write(out);
            }
        };
    }

    EventJson json() {
        return json;
    }

    Passage passage() {
        return passage;
    }

    Pace pace() {
        return pace;
    }

    /** The most bytes of a line. */
    long longest() {
        return longest;
    }

    /** How many lines of a stream may be between reading and answering. */
    int window() {
        return window;
    }
}
