package dev.entente.notification.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.Blocking;

import dev.entente.events.json.Json;
import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Subscribers;
import dev.entente.notification.subscription.Subscription;

/**
 * What a person may ask the operator for: what is kept of an address, and that it is forgotten. The address stands in the body,
 * since those of requests are logged on the way; each call is logged, without it.
 */
@Path("/admin/subscribers")
@RolesAllowed("admin")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "operation", description = "For the operator; needs the scope admin")
public class SubscriberResource {

    private static final Logger AUDIT = Logger.getLogger(SubscriberResource.class);

    private static final int LONGEST = 2000;

    private final Subscribers subscribers;
    private final Export export;
    private final Caller caller;
    private final Managing managing;

    SubscriberResource(Subscribers subscribers, Export export, Caller caller, Managing managing) {
        this.subscribers = subscribers;
        this.export = export;
        this.caller = caller;
        this.managing = managing;
    }

    @POST
    @Path("/find")
    @Operation(
            summary = "Shows all subscriptions of an address, in whichever state",
            description =
                    "The body is {\"address\":\"reader@example.org\"}, or {\"url\":\"https://...\"} for a receiver of webhooks.")
    public ObjectNode find(JsonNode body) {
        var found = subscribers.at(channel(body));
        tell("was shown", found.stream().map(Subscription::id).toList());
        var answer = Json.MAPPER.createObjectNode();
        var items = answer.putArray("items");
        found.forEach(subscription -> items.add(Representation.of(subscription, managing)));
        return answer;
    }

    @POST
    @Path("/export")
    @Operation(
            summary = "All that is kept of an address: its subscriptions, each with every delivery",
            description = "The body is that of find.")
    public Response export(JsonNode body) {
        var found = subscribers.at(channel(body));
        tell("exported", found.stream().map(Subscription::id).toList());
        return export.of(found).build();
    }

    @POST
    @Path("/delete")
    @Operation(
            summary = "Ends all subscriptions of an address and forgets the subscriber; says which they were",
            description = "The body is that of find. The same again finds nothing.")
    public ObjectNode delete(JsonNode body) {
        var deleted = subscribers.forget(channel(body));
        tell("deleted", deleted);
        var answer = Json.MAPPER.createObjectNode();
        var ids = answer.putArray("deleted");
        deleted.forEach(id -> ids.add(id.toString()));
        return answer;
    }

    private void tell(String what, List<UUID> subscriptions) {
        AUDIT.infof(
                "The operator %s %s %s subscriptions of one address: %s",
                caller.operator(), what, subscriptions.size(), subscriptions);
    }

    /** The one to which the body names the target. */
    private static Channel channel(JsonNode body) {
        var faults = new Faults();
        var form = Form.of(body, "", Set.copyOf(Channel.Type.targetNames()), faults);
        var channels = Arrays.stream(Channel.Type.values())
                .flatMap(type -> channel(type, form).stream())
                .toList();
        if (Channel.Type.targetNames().stream().filter(form::has).count() != 1) {
            faults.add("", "names either " + String.join(" or ", Channel.Type.targetNames()));
        }
        faults.raiseAsInvalid();
        return channels.getFirst();
    }

    private static Optional<Channel> channel(Channel.Type type, Form form) {
        return form.text(type.targetName(), LONGEST).flatMap(target -> {
            var channel = type.leadingTo(target);
            if (channel.isEmpty()) {
                form.fault(type.targetName(), "is no " + type.targetName());
            }
            return channel;
        });
    }
}
