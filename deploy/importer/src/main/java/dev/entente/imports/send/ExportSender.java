package dev.entente.imports.send;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends an event export of GDELT in parts of some thousand rows, one after the other, so that it can be seen how far it is,
 * and broken off. The reports of the parts are summed up to that of the whole. A row has one effect however often it comes,
 * so a part that broke is sent again.
 */
public final class ExportSender {

    static final int MOST_ROWS = 2000;
    private static final long MOST_BYTES = 4 * 1024 * 1024;

    /** Stands for a row that is longer than any service reads, so that those after it keep their numbers. */
    private static final byte[] TOO_LONG = "longer than is read".getBytes(UTF_8);

    /**
     * What is to be done with the rows.
     *
     * @param source in whose name they are reported
     * @param dryRun whether they are only checked, by the service
     */
    public record Wanted(String source, boolean dryRun) {}

    private final IngestClient client;
    private final Tokens tokens;
    private final Patience patience;
    private final Wanted wanted;
    private final PartByPart<ExportReport> parts;

    public ExportSender(IngestClient client, Tokens tokens, Patience patience, Progress progress, Wanted wanted) {
        this.client = client;
        this.tokens = tokens;
        this.patience = patience;
        this.wanted = wanted;
        var way = new PartByPart.Way<>(
                client.address() + " " + wanted,
                ExportReport.NOTHING,
                ExportReport::rows,
                "rows",
                MOST_ROWS,
                MOST_BYTES);
        this.parts = new PartByPart<>(way, progress, (before, part) -> before.plus(settled(part)));
    }

    /**
     * Sends what has not been sent by an earlier run.
     *
     * @param places the folder in which it is noted how far imports have come
     * @param restart whether to begin at the beginning all the same
     */
    public ExportReport send(EventFile file, Path places, boolean restart) {
        parts.send(file, places, restart);
        return report();
    }

    /** How much was done, also when it was broken off. */
    public ExportReport report() {
        return parts.done();
    }

    public long perSecond() {
        return parts.perSecond();
    }

    /** The report of the part, as soon as there is one. */
    private JsonNode settled(List<Lines.Line> part) {
        var rows = part.stream().map(line -> line.bytes().orElse(TOO_LONG)).toList();
        while (true) {
            var answer = client.postRows(rows, wanted, tokens.forSources(Set.of(wanted.source())));
            if (answer.report().isPresent()) {
                patience.refresh();
                return answer.report().get();
            }
            patience.waitFor(answer.trouble());
        }
    }
}
