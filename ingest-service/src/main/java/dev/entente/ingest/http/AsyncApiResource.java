package dev.entente.ingest.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import dev.entente.ingest.IngestConfig;

/** The description of the topics, for who reads the log itself. */
@Path("/asyncapi")
@Tag(name = "Vocabulary")
public class AsyncApiResource {

    private static final Published DOCUMENT = new Published(AsyncApi.document(), MediaType.APPLICATION_JSON);

    private final IngestConfig config;

    AsyncApiResource(IngestConfig config) {
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The topics",
            description = "The Kafka topics as AsyncAPI 3: every type of event with its headers and its schema.")
    public Response document(@Context Request request) {
        return DOCUMENT.answer(request, config.vocabularyMaxAge());
    }
}
