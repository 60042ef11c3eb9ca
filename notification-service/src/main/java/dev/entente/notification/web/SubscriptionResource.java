package dev.entente.notification.web;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.DeliveryLog;
import dev.entente.notification.subscription.Disabling.Why;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Repeats;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.subscription.TrialsUsedUp;

/** Managing subscriptions. */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "subscriptions")
public class SubscriptionResource {

    private final Managing managing;
    private final DeliveryLog log;
    private final Caller caller;
    private final Client client;
    private final Export export;

    SubscriptionResource(Managing managing, DeliveryLog log, Caller caller, Client client, Export export) {
        this.managing = managing;
        this.log = log;
        this.caller = caller;
        this.client = client;
        this.export = export;
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Shows a subscription", description = "By its management token, or the owner's JWT.")
    public ObjectNode show(@PathParam("id") UUID id) {
        var subscription = caller.subscription(id);
        return Representation.of(subscription, managing);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Changes what is asked for, pauses or resumes; what is not said stays as it is",
            description =
                    "A filter is replaced as a whole; as application/merge-patch+json (RFC 7396) only what is said"
                            + " of it changes, and null takes it away. 409 for a subscription that has ended or is not confirmed.")
    public ObjectNode change(@PathParam("id") UUID id, JsonNode body) {
        return changed(id, subscription -> body);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.TYPE)
    @Operation(hidden = true)
    public ObjectNode merge(@PathParam("id") UUID id, JsonNode patch) {
        return changed(id, subscription -> MergePatch.of(patch, Representation.of(subscription, managing)));
    }

    /** Reads what is said while nobody else changes the subscription. */
    private ObjectNode changed(UUID id, Function<Subscription, JsonNode> body) {
        var subscription = caller.subscription(id);
        var state = SubscriptionForm.toChange(body.apply(subscription)).state();
        var changed = managing.change(
                id,
                now -> {
                    var form = SubscriptionForm.toChange(body.apply(now));
                    var wish = form.wish(now.wish());
                    form.state();
                    form.checkDigest(Optional.of(now.channelType()), wish);
                    form.check();
                    Caller.mustBeUnderWay(now);
                    return wish;
                },
                state);
        return Representation.of(changed, managing);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Ends a subscription and forgets the subscriber")
    public void delete(@PathParam("id") UUID id) {
        managing.delete(caller.subscription(id).id());
    }

    @GET
    @Path("/{id}/export")
    @Operation(summary = "All that is kept of the subscriber, every delivery among it")
    public Response export(@PathParam("id") UUID id) {
        return export.of(caller.subscription(id)).build();
    }

    @POST
    @Path("/{id}/test")
    @Operation(summary = "Sends a test alert by the way of all alerts; 429 where there were too many within an hour")
    public Response test(@PathParam("id") UUID id) {
        var subscription = caller.subscription(id);
        Caller.mustBeUnderWay(subscription);
        if (subscription.disabling().filter(each -> each.why() == Why.GONE).isPresent()) {
            throw Caller.conflict(
                    "Its receiver said that it is gone. Make it active first (PATCH {\"state\":\"active\"}).");
        }
        client.admitTo(subscription);
        try {
            managing.test(id);
        } catch (TrialsUsedUp e) {
            throw Faults.usedUp(e);
        }
        return Response.accepted().build();
    }

    @POST
    @Path("/{id}/rotate-secret")
    @Operation(
            summary =
                    "Makes a new secret, and a new key pair where there is one; for a day the former ones sign as well")
    public ObjectNode rotateSecret(@PathParam("id") UUID id) {
        var subscription = caller.subscription(id);
        if (!subscription.channelType().isSigned()) {
            throw Faults.at("", "an e-mail subscription has no secret");
        }
        var keys = managing.rotateKeys(id);
        var answer = Json.MAPPER.createObjectNode().put("secret", keys.secret());
        keys.pair().ifPresent(pair -> answer.put("publicKey", pair.publicText()));
        return answer;
    }

    @POST
    @Path("/{id}/rotate-token")
    @Operation(
            summary = "Makes a new management token; the one of before is no longer good",
            description = "For an e-mail subscription a link with the new one is mailed to its address.")
    public Response rotateToken(@PathParam("id") UUID id) {
        var subscription = caller.subscription(id);
        if (subscription.channelType().isConfirmed()) {
            client.admit();
            managing.rotateLink(id);
            return Response.accepted().build();
        }
        return Response.ok(Json.MAPPER.createObjectNode().put("managementToken", managing.rotateToken(id)))
                .build();
    }

    @GET
    @Path("/{id}/deliveries")
    @Operation(summary = "Lists deliveries, of one state if asked, the latest first, each with its latest attempts")
    public ObjectNode deliveries(
            @PathParam("id") UUID id,
            @QueryParam("state") String state,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        var subscription = caller.subscription(id);
        var wanted = DeliveryPage.state(state);
        return new DeliveryPage(limit, cursor).of((before, count) -> log.of(subscription.id(), wanted, before, count));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            summary = "Sends again all alerts since a moment, each under its id; says how many",
            description =
                    "With state=cancelled those that fell into a pause, with state=failed those that were given up; 429 where"
                            + " there were too many replays within an hour.")
    public Response replay(
            @PathParam("id") UUID id, @QueryParam("since") String since, @QueryParam("state") String state) {
        var subscription = caller.activeSubscription(id);
        var from = DeliveryPage.since(since);
        var wanted = DeliveryPage.state(state);
        client.admitAgainTo(subscription, Repeats.Kind.REPLAY);
        var count = log.replay(subscription.id(), from, wanted);
        return Response.accepted(Json.MAPPER.createObjectNode().put("deliveries", count))
                .build();
    }
}
