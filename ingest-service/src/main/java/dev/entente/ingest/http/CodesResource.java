package dev.entente.ingest.http;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.entente.events.code.CodeList;
import dev.entente.events.code.CodeLists;
import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/** The published code lists: what may stand where a code is expected, with names in English, Turkish and Malay. */
@Path("/codes")
@Tag(name = "Vocabulary")
public class CodesResource {

    private record Link(String list, String href) {}

    private static final Published INDEX = new Published(
            Map.of(
                    "items",
                    CodeLists.all().stream()
                            .map(list -> new Link(list.name(), "/codes/" + list.name()))
                            .toList()),
            MediaType.APPLICATION_JSON);

    private static final Map<String, Published> BY_NAME = CodeLists.all().stream()
            .collect(Collectors.toMap(
                    CodeList::name,
                    list -> new Published(Map.of("items", list.entries()), MediaType.APPLICATION_JSON)));

    private final IngestConfig config;

    CodesResource(IngestConfig config) {
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All code lists", description = "The code lists, each with its address")
    public Response all(@Context Request request) {
        return INDEX.answer(request, config.vocabularyMaxAge());
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "A code list",
            description = "The codes of a list in their order, each with its name in English, Turkish and Malay.")
    @Path("/{list}")
    public Response one(@PathParam("list") String list, @Context Request request) {
        return Optional.ofNullable(BY_NAME.get(list))
                .orElseThrow(() ->
                        Problem.notFound("There is no code list '" + list + "'. All lists are listed under /codes."))
                .answer(request, config.vocabularyMaxAge());
    }
}
