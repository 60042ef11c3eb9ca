package dev.entente.ingest.http;

import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;

/** What there is here, for whoever knows no more than the address. */
@Path("/")
public class IndexResource {

    private static final Map<String, String> ADDRESSES = addresses();

    /** Where to go on, by what is found there. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, String> index() {
        return ADDRESSES;
    }

    private static Map<String, String> addresses() {
        var addresses = new LinkedHashMap<String, String>();
        addresses.put("name", "Entente: ingest service");
        addresses.put("events", "/events");
        addresses.put("gdelt", "/imports/gdelt");
        addresses.put("schemas", "/schemas");
        addresses.put("codes", "/codes");
        addresses.put("problems", "/problems");
        addresses.put("openapi", "/q/openapi");
        addresses.put("tryIt", "/q/swagger-ui/");
        addresses.put("asyncapi", "/asyncapi");
        addresses.put("health", "/q/health");
        return addresses;
    }
}
