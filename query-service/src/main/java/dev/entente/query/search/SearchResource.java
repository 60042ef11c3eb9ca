package dev.entente.query.search;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.events.Kinds;
import dev.entente.query.QueryConfig;
import dev.entente.query.filter.ItemFilters;
import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Cost;
import dev.entente.query.ledger.Known;
import dev.entente.query.web.Answers;
import dev.entente.query.web.Asked;
import dev.entente.query.web.Costs;
import dev.entente.query.web.Count;
import dev.entente.query.web.Language;
import dev.entente.query.web.Moments;
import dev.entente.query.web.QueryParameter;

/** Search through everything. */
@Path("/search")
@RunOnVirtualThread
@Costs(Cost.DEAR)
@Tag(name = "Search")
public class SearchResource {

    private final Asked asked;
    private final Answers answers;
    private final int ranked;

    SearchResource(Asked asked, Answers answers, QueryConfig config) {
        this.asked = asked;
        this.answers = answers;
        this.ranked = config.search().ranked();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Items of all kinds that have the words",
            description = "Accents and case do not count, and typing errors are forgiven a little. \"Several words\" in"
                    + " quotes stand in this order, -word excludes, or separates alternatives. The highlight is HTML:"
                    + " what matches stands within <mark>, everything else is escaped. Where more matches than"
                    + " is ranked, the answer says how many are (ranked).")
    public Response search() {
        var parameters = asked.parameters();
        var asOf = Moments.asOf(parameters);
        var items = Known.items(asOf);
        var words = parameters.needed(QueryParameter.Q, "say what to look for", Words::parse);
        var kinds = parameters.kinds();
        ItemFilters.add(parameters, asOf, items);
        var language = Language.of(parameters);
        var paging = asked.paging(parameters, Search.keys());
        var count = Count.of(parameters);
        parameters.check();
        var among = new Among(items, kinds.isEmpty() ? Kinds.names() : kinds, asOf);
        var search = new Search(words.orElseThrow(), among, ranked, language, count);
        return answers.page(snapshot -> search.result(snapshot, paging), Search.Result::next);
    }
}
