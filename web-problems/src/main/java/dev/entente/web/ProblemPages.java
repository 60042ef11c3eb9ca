package dev.entente.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;

/** Explains the types of problems at their own addresses. */
@Path("/problems/{slug}")
public class ProblemPages {

    private final Explanations explanations;

    ProblemPages(Explanations explanations) {
        this.explanations = explanations;
    }

    /** What a problem of this type means, in plain words. */
    @GET
    @Produces("text/plain;charset=UTF-8")
    public String explain(@PathParam("slug") String slug) {
        return explanations
                        .of(slug)
                        .orElseThrow(() -> Problem.of(
                                404,
                                "not-found",
                                "Not found",
                                "There is no type of problem called '" + slug + "' here."))
                + "\n";
    }
}
