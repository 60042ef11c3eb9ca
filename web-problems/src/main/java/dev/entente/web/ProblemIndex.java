package dev.entente.web;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Lists the types of problems, each of which is explained at its own address. */
@Path("/problems")
public class ProblemIndex {

    /** A type in the list. */
    public record Entry(String type, String title) {}

    /** The list. */
    public record Index(List<Entry> items) {}

    private final Explanations explanations;

    ProblemIndex(Explanations explanations) {
        this.explanations = explanations;
    }

    /** All types of problems of this service, by name. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Index all() {
        return new Index(explanations.all().stream()
                .map(explanation -> new Entry(explanation.type(), explanation.title()))
                .toList());
    }

    /** The same as a page. */
    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.9")
    public String page() {
        return Explanation.index(explanations.all());
    }
}
