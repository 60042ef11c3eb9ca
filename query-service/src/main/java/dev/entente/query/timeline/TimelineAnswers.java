package dev.entente.query.timeline;

import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

import jakarta.ws.rs.core.Response;

import dev.entente.query.filter.FactFilters;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.MediaTypes;
import dev.entente.query.web.Moments;
import dev.entente.query.web.Parameters;

/**
 * Answers with facts, in each form.
 *
 * @param filtered which facts the parameters want as of a moment
 */
public record TimelineAnswers(
        Asked asked, Answers answers, BiFunction<Parameters, Optional<Instant>, FactFilters.Filtered> filtered) {

    /** A page of them, as JSON. */
    public Response page() {
        var parameters = asked.parameters();
        var timeline = timeline(parameters);
        var paging = asked.paging(parameters, Timeline.keys());
        var count = Count.of(parameters);
        parameters.check();
        return answers.page(snapshot -> timeline.page(snapshot, paging, count));
    }

    /** All of them as a table. */
    public Response table() {
        return answers.stream(MediaTypes.CSV, all()::table);
    }

    /** All of them, one a line. */
    public Response lines() {
        return answers.stream(MediaTypes.NDJSON, all()::lines);
    }

    private Timeline all() {
        var parameters = asked.parameters();
        var timeline = timeline(parameters);
        parameters.refusePages();
        parameters.check();
        return timeline;
    }

    private Timeline timeline(Parameters parameters) {
        return new Timeline(filtered.apply(parameters, Moments.asOf(parameters)), Language.of(parameters));
    }
}
