package dev.entente.query.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.smallrye.common.annotation.RunOnVirtualThread;

import dev.entente.query.rebuild.Administration;
import dev.entente.query.rebuild.Verification;
import dev.entente.query.web.Answers;
import dev.entente.web.Problem;

/** Whether the read models are what the log comes to. */
@Path("/admin/verify")
@RolesAllowed("admin")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "jwt")
@Tag(name = "Administration")
public class VerificationResource {

    private final Administration administration;
    private final Answers answers;

    VerificationResource(Administration administration, Answers answers) {
        this.administration = administration;
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "Makes the read models once more from the log, and says whether those that serve agree",
            description =
                    "Takes as long as a rebuild. The checksum does not depend on order, batches or replicas; where"
                            + " both differ, 'expected' is that of the log, and 'differences' names some of the rows.")
    @APIResponse(responseCode = "200", description = "agrees, events, checksum")
    @APIResponse(responseCode = "409", description = "Another verification is running")
    public Verification.Verdict verify() {
        answers.parameters().check();
        return Guarded.asking(administration.verification()::verify)
                .orElseThrow(() -> Problem.of(
                                409, "conflict", "Not now", "A verification is running. Ask again when it has ended.")
                        .header(HttpHeaders.RETRY_AFTER, 10));
    }
}
