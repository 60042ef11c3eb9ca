package dev.entente.ingest.http;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

import dev.entente.events.schema.Schemas;
import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/** The published JSON Schemas of the data of each type of event. */
@Path("/schemas")
@Tag(name = "Vocabulary")
public class SchemasResource {

    private record Link(String type, String href) {}

    private static final Published INDEX = new Published(
            Map.of(
                    "items",
                    Schemas.published().types().stream()
                            .map(type -> new Link(type, "/schemas/" + type))
                            .toList()),
            MediaType.APPLICATION_JSON);

    private static final Map<String, Published> BY_TYPE = Schemas.published().types().stream()
            .collect(Collectors.toMap(
                    Function.identity(),
                    type -> new Published(
                            Schemas.published().document(type).orElseThrow(), "application/schema+json")));

    private final IngestConfig config;

    SchemasResource(IngestConfig config) {
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "All types of events",
            description = "The types of events, each with the address of its JSON Schema")
    public Response all(@Context Request request) {
        return INDEX.answer(request, config.vocabularyMaxAge());
    }

    @GET
    @Produces("application/schema+json")
    @Operation(
            summary = "The schema of a type",
            description =
                    "The JSON Schema (2020-12) of the data of events of that type; it refers to no other document.")
    @Path("/{type}")
    public Response one(@PathParam("type") String type, @Context Request request) {
        return Optional.ofNullable(BY_TYPE.get(type))
                .orElseThrow(() -> Problem.notFound(
                        "There is no type of event '" + type + "'. All types are listed under /schemas."))
                .answer(request, config.vocabularyMaxAge());
    }
}
