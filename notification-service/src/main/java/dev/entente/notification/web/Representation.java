package dev.entente.notification.web;

import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.subscription.Digest;
import dev.entente.notification.subscription.Managing;
import dev.entente.notification.subscription.Subscription;

/** A subscription as its subscriber sees it. */
final class Representation {

    private Representation() {}

    private static ObjectNode of(Digest digest) {
        var node = Json.MAPPER
                .createObjectNode()
                .put("every", digest.every().code())
                .put("at", digest.at().toString())
                .put("zone", digest.zone().getId());
        return digest.every() == Digest.Every.WEEK
                ? node.put("on", digest.on().name().toLowerCase(Locale.ROOT))
                : node;
    }

    static ObjectNode of(Subscription subscription, Managing managing) {
        var channel = managing.channel(subscription);
        var wish = subscription.wish();
        var node = Json.MAPPER.createObjectNode();
        node.put("id", subscription.id().toString());
        node.put("state", subscription.state().code());
        subscription
                .disabling()
                .ifPresent(disabling -> node.putObject("disabled")
                        .put("at", disabling.at().toString())
                        .put("reason", disabling.why().code()));
        var way = node.putObject("channel")
                .put("type", channel.type().code())
                .put(channel.type().targetName(), channel.target());
        var alerts = node.putArray("alerts");
        wish.alerts().stream().map(AlertKind::code).sorted().forEach(alerts::add);
        node.set("filter", wish.filter().json());
        node.put("language", wish.language());
        node.put("followUps", wish.followUps());
        wish.digest().ifPresentOrElse(digest -> node.set("digest", of(digest)), () -> node.put("digest", "immediate"));
        subscription.nextDigest().ifPresent(next -> node.put("nextDigest", next.toString()));
        managing.publicKey(subscription).ifPresent(key -> {
            way.putArray("signatures").add("v1").add("v1a");
            node.put("publicKey", key);
        });
        node.put("createdAt", subscription.createdAt().toString());
        return node;
    }
}
