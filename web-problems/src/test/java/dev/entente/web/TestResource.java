package dev.entente.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;

/** Fails in every way that a service may. */
@Path("/things")
public class TestResource {

    /** What {@code /things/form} reads. */
    public record Form(List<Integer> numbers) {}

    @GET
    @Path("/problem")
    public String problem() {
        throw Problem.of(503, "unavailable", "Unavailable", "The store is away.")
                .with("errors", List.of(FieldError.ofParameter("limit", "is too large")))
                .header("Retry-After", 2);
    }

    @GET
    @Path("/failure")
    public String failure() {
        throw new IllegalStateException("a secret of the house");
    }

    @GET
    @Path("/protected")
    @RolesAllowed("things:read")
    public String secret() {
        return "secret";
    }

    @GET
    @Path("/forms")
    @Produces("application/json")
    public Map<String, Integer> inJson(@Context HttpHeaders asked) {
        return Map.of("languages", asked.getAcceptableLanguages().size());
    }

    @GET
    @Path("/forms")
    @Produces("text/csv")
    public String inCsv() {
        return "languages";
    }

    @GET
    @Path("/late")
    public Uni<String> late(@QueryParam("meant") boolean meant, @Context HttpServerRequest request) {
        if (meant) {
            Silence.isMeant(request);
        }
        return Uni.createFrom().item("at last").onItem().delayIt().by(Duration.ofSeconds(3));
    }

    @POST
    @Path("/form")
    @Consumes("application/json")
    @Produces("application/json")
    public Map<String, Integer> form(Form form) {
        return Map.of("size", form.numbers().size());
    }

    @POST
    @Path("/rows")
    @Consumes("text/csv")
    public String rows(String csv) {
        return csv;
    }

    @POST
    @Path("/rows")
    @Consumes("application/json")
    public String rows(Form form) {
        return form.toString();
    }

    @POST
    @Path("/entries")
    @Consumes("application/x-www-form-urlencoded")
    @Produces("application/json")
    public Map<String, List<String>> entries(MultivaluedMap<String, String> fields) {
        return fields;
    }

    @POST
    @Path("/fields")
    @Consumes("application/x-www-form-urlencoded")
    public String fields(MultivaluedMap<String, String> fields) {
        throw new IllegalArgumentException("a secret of the house");
    }
}
