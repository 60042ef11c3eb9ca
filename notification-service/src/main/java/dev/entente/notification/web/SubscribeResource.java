package dev.entente.notification.web;

import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.Matching;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.ReceiverFailed;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Subscribing;
import dev.entente.notification.subscription.TooManyTrials;
import dev.entente.notification.subscription.TrialsUsedUp;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.webhook.AddressGuard;
import dev.entente.web.Problem;

/** Subscribing, and seeing before what would have been told. */
@Path("/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "subscriptions", description = "Who is told what, and how")
public class SubscribeResource {

    static final String SCOPE = "subscriptions:write";

    private final Subscribing subscribing;
    private final Managing managing;
    private final Matching matching;
    private final AddressGuard guard;
    private final Caller caller;
    private final Client client;

    SubscribeResource(
            Subscribing subscribing,
            Managing managing,
            Matching matching,
            AddressGuard guard,
            Caller caller,
            Client client) {
        this.subscribing = subscribing;
        this.managing = managing;
        this.matching = matching;
        this.guard = guard;
        this.caller = caller;
        this.client = client;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Subscribes",
            description =
                    "An e-mail address is asked for confirmation; the answer is the same whether or not it is known."
                            + " A webhook needs a token with the scope subscriptions:write, and a receiver that answers a"
                            + " signed test; its management token and secret are shown this once,"
                            + " where a key pair is asked for (signatures: v1, v1a), its public key is always shown.")
    public Response subscribe(JsonNode body) {
        var owner = body != null && isForTokens(body) ? caller.with(SCOPE) : "";
        var form = SubscriptionForm.toMake(body);
        var channel = form.channel(guard);
        var wish = form.wish(SubscriptionForm.DEFAULTS);
        form.checkDigest(channel.map(Channel::type), wish);
        form.check();
        return switch (channel.orElseThrow()) {
            case Channel.Email email -> asked(email, wish);
            case Channel.Webhook webhook -> registered(webhook, form.wantsKeyPair(), wish, owner);
            case Channel.Unreadable none -> throw new IllegalStateException("no form leads to " + none);
        };
    }

    /** A type that there is not is no secret: whoever has no token is told as well which there are. */
    private static boolean isForTokens(JsonNode body) {
        return Channel.Type.of(body.path("channel").path("type").asText())
                .filter(type -> !type.isConfirmed())
                .isPresent();
    }

    private Response asked(Channel.Email email, Wish wish) {
        client.admit();
        var id = subscribing.email(email.address(), wish);
        var answer = Json.MAPPER.createObjectNode().put("id", id.toString()).put("state", State.PENDING.code());
        return created(id, answer);
    }

    private Response registered(Channel.Webhook webhook, boolean withPair, Wish wish, String owner) {
        try {
            var made = subscribing.webhook(webhook.url(), withPair, wish, owner);
            var answer = Representation.of(made.subscription(), managing)
                    .put("managementToken", made.managementToken())
                    .put("secret", made.keys().secret());
            return created(made.subscription().id(), answer);
        } catch (ReceiverFailed e) {
            throw Faults.at("/channel/url", e.getMessage());
        } catch (TrialsUsedUp e) {
            throw Faults.usedUp(e);
        } catch (TooManyTrials e) {
            throw Problem.of(
                            503,
                            "unavailable",
                            "Too many at once",
                            "As many receivers are tried just now as can be; come back in some seconds.")
                    .header("Retry-After", 15);
        }
    }

    /** Where it is: not as an address of the host that the caller named. */
    private static Response created(UUID id, ObjectNode answer) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/subscriptions/" + id)
                .entity(answer)
                .build();
    }

    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Shows the items of the past that would have been told as new, of the kinds that alerts name; the latest known first",
            description =
                    "Fifty at a time, each as it was told last as new: what has been corrected, retracted or has changed"
                            + " since is not looked up. Where there is more, next is the cursor of the next page.")
    public ObjectNode preview(JsonNode body, @QueryParam("cursor") String cursor) {
        caller.with(SCOPE);
        var form = SubscriptionForm.toPreview(body);
        var wish = form.wish(SubscriptionForm.DEFAULTS);
        form.check();
        var answer = Json.MAPPER.createObjectNode();
        var items = answer.putArray("items");
        var page = matching.past(wish, DeliveryPage.before(cursor));
        page.items().forEach(item -> items.add(Json.object(item)));
        page.next().ifPresent(next -> answer.put("next", Long.toString(next)));
        return answer;
    }
}
