package dev.entente.ingest.http;

import java.util.List;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.entente.ingest.passage.Outcome;

/** What became of the events of a batch, in their order. */
record BatchAnswer(List<Outcome.Result> results) {

    /**
     * 202 where all were accepted (200 for a dry run), 207 where some were, 422 where none was; and the problem itself
     * where none was because the log did not acknowledge.
     */
    static Response of(List<Outcome> outcomes, boolean dryRun) {
        var accepted = outcomes.stream().filter(Outcome::isAccepted).count();
        var answer = new BatchAnswer(outcomes.stream().map(Outcome.Result::of).toList());
        if (accepted == 0) {
            outcomes.stream()
                    .filter(outcome -> outcome.status() >= 500)
                    .findFirst()
                    .ifPresent(broken -> {
                        throw ((Outcome.Refused) broken).problem().with("results", answer.results());
                    });
        }
        return Response.status(status(accepted, outcomes.size(), dryRun))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer)
                .build();
    }

    private static int status(long accepted, int all, boolean dryRun) {
        if (accepted == all) {
            return dryRun ? 200 : 202;
        }
        return accepted > 0 ? 207 : 422;
    }
}
