package dev.entente.web;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;

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

    @POST
    @Path("/form")
    @Consumes("application/json")
    @Produces("application/json")
    public Map<String, Integer> form(Form form) {
        return Map.of("size", form.numbers().size());
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
