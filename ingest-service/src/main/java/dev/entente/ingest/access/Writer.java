package dev.entente.ingest.access;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.report.Reports;

/** Who writes: by its token, as which sources, and whether it may curate what others reported. */
public final class Writer {

    private final Sources sources;
    private final boolean curator;

    /** Nearly all events of a request have the same source, and each is looked at twice. */
    private volatile Optional<String> lastCovered = Optional.empty();

    Writer(List<String> sources, boolean curator) {
        this.sources = new Sources(sources);
        this.curator = curator;
    }

    /** Who reports as one source and nothing else, by no token: this service itself. */
    public static Writer as(String source) {
        return new Writer(List.of(source), false);
    }

    /**
     * Lets pass whoever may report as the source.
     *
     * @throws Denied if the source is not covered by the token
     */
    public void checkSource(String source) {
        if (!covers(source)) {
            throw new Denied.SourceNotCovered(source, sources.prefixes());
        }
    }

    /**
     * Lets what was sent pass if this writer may report as its source.
     *
     * @param sent an event as structured JSON, not yet validated: a source that is not there is left to validation
     * @throws Denied if the source is not covered by the token
     */
    public void check(JsonNode sent) {
        text(sent.path("source")).ifPresent(this::checkSource);
    }

    /**
     * Lets an event pass that this writer may report. What is checked here is what will be kept, however it was sent.
     *
     * @throws Denied if the source is not covered by the token, or another source's event is corrected or taken back
     *     without the scope to curate
     */
    public void check(CooperationEvent event) {
        checkSource(event.key().source());
        if (!curator) {
            Reports.aim(event)
                    .map(EventId::source)
                    .filter(source -> !covers(source))
                    .ifPresent(source -> {
                        throw new Denied.CurationNeeded(source, sources.prefixes());
                    });
        }
    }

    private boolean covers(String source) {
        if (lastCovered.isPresent() && lastCovered.get().equals(source)) {
            return true;
        }
        var covered = sources.cover(source);
        if (covered) {
            lastCovered = Optional.of(source);
        }
        return covered;
    }

    /** What the value may be read as; validation takes no other. */
    private static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }
}
