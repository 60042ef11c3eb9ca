package dev.entente.imports.send;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonToken;

import dev.entente.events.json.Json;
import dev.entente.imports.send.Answer.Result;

/**
 * Sends a file of events in requests of a few hundred lines each, so that memory stays flat and a connection that breaks
 * costs little. What has no result yet is sent again; since an event has one effect however often it comes, that is safe.
 */
public final class Sender {

    private static final int MOST_LINES = 500;
    private static final long MOST_BYTES = 1024 * 1024;

    private static final Pattern SITE = Pattern.compile("^https?://[^/?#]+");

    private final IngestClient client;
    private final Tokens tokens;
    private final Patience patience;
    private final PartByPart<Tally> parts;
    private final Set<String> sources = new HashSet<>();

    public Sender(IngestClient client, Tokens tokens, Patience patience, Progress progress) {
        this.client = client;
        this.tokens = tokens;
        this.patience = patience;
        var way = new PartByPart.Way<>(
                client.address().toString(), Tally.NOTHING, Tally::settled, "events", MOST_LINES, MOST_BYTES);
        this.parts = new PartByPart<>(way, progress, this::settle);
    }

    /**
     * Sends what has not been sent by an earlier run.
     *
     * @param places the folder in which it is noted how far imports have come
     * @param restart whether to begin at the beginning all the same
     */
    public Tally send(EventFile file, Path places, boolean restart) {
        parts.send(file, places, restart);
        return tally();
    }

    /** How much was done, also when it was broken off. */
    public Tally tally() {
        return parts.done();
    }

    public long perSecond() {
        return parts.perSecond();
    }

    /** Until each line of the slice has its result. */
    private Tally settle(Tally before, List<Lines.Line> slice) {
        var pending = new ArrayList<Lines.Line>();
        var results = new HashMap<Lines.Line, Result>();
        for (var line : slice) {
            if (line.bytes().isEmpty()) {
                results.put(line, new Result.Rejected("is longer than any event may be"));
            } else {
                pending.add(line);
                noteSource(line.bytes().get());
            }
        }
        while (!pending.isEmpty()) {
            var answer = client.post(
                    pending.stream().map(line -> line.bytes().orElseThrow()).toList(), tokens.forSources(sources));
            var open = pending.size();
            note(answer, pending, results);
            if (pending.size() < open) {
                patience.refresh();
            }
            if (!pending.isEmpty()) {
                patience.waitFor(answer);
            }
        }
        var tally = before;
        for (var line : slice) {
            tally = results.get(line) instanceof Result.Rejected rejected
                    ? tally.reject(line, rejected.reason())
                    : tally.accept();
        }
        return tally;
    }

    private static void note(Answer answer, List<Lines.Line> pending, Map<Lines.Line, Result> results) {
        var sent = List.copyOf(pending);
        for (var index = 0; index < Math.min(sent.size(), answer.results().size()); index++) {
            if (!(answer.results().get(index) instanceof Result.NotNow)) {
                results.put(sent.get(index), answer.results().get(index));
                pending.remove(sent.get(index));
            }
        }
    }

    /** The part of a source up to its path, so that a file with very many sources still makes a short token. */
    private static String site(String source) {
        var site = SITE.matcher(source);
        return site.find() ? site.group() : source;
    }

    /** Of a line that is no event, nothing is noted; the service says what is wrong with it. */
    private void noteSource(byte[] event) {
        if (tokens.needSources()) {
            try (var parser = Json.MAPPER.createParser(event)) {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    return;
                }
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    var value = parser.nextToken();
                    if (name.equals("source") && value == JsonToken.VALUE_STRING) {
                        sources.add(site(parser.getText()));
                        return;
                    }
                    parser.skipChildren();
                }
            } catch (IOException e) {
                return;
            }
        }
    }
}
