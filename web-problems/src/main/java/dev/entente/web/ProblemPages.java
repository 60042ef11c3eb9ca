package dev.entente.web;

import java.util.List;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;

/** Explains the types of problems at their own addresses: to people, to programs, and in plain text to all others. */
@Path("/problems/{slug}")
public class ProblemPages {

    private static final String PLAIN = "text/plain;charset=UTF-8";
    private static final String MARKDOWN = "text/markdown;charset=UTF-8";
    private static final String HTML = "text/html;charset=UTF-8";

    private static final List<Variant> VARIANTS = Variant.mediaTypes(
                    MediaType.valueOf(PLAIN),
                    MediaType.valueOf(HTML),
                    MediaType.valueOf(MARKDOWN),
                    MediaType.APPLICATION_JSON_TYPE)
            .build();

    private final Explanations explanations;

    ProblemPages(Explanations explanations) {
        this.explanations = explanations;
    }

    /** What a problem of this type means, how it comes to that, and what to do. */
    @GET
    @Produces({PLAIN, HTML, MARKDOWN, MediaType.APPLICATION_JSON})
    public Response explain(@PathParam("slug") String slug, @Context Request request) {
        var explanation = explanations
                .of(slug)
                .orElseThrow(() -> Problem.notFound("There is no type of problem called '" + slug + "' here."));
        var variant = request.selectVariant(VARIANTS);
        var type = variant == null ? MediaType.TEXT_PLAIN_TYPE : variant.getMediaType();
        return Response.ok(written(explanation, type), type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static Object written(Explanation explanation, MediaType type) {
        return switch (type.getSubtype()) {
            case "html" -> explanation.html();
            case "markdown" -> explanation.markdown();
            case "json" -> explanation;
            default -> explanation.text();
        };
    }
}
