package dev.entente.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.json.Json;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.Differences;
import dev.entente.notification.subscription.Post.Letter;
import dev.entente.notification.text.Telling;

/** The CloudEvent that a webhook carries. Of one delivery it is the same in every attempt, byte by byte. */
final class WebhookBody {

    private WebhookBody() {}

    static byte[] of(Parcel parcel) {
        return parcel.news()
                .map(news -> alert(parcel, news))
                .orElseGet(() -> letter(
                        parcel.alert(),
                        parcel.id().toString(),
                        parcel.addressee().subscription(),
                        parcel.created(),
                        parcel.language()));
    }

    static byte[] test(String id, UUID subscription, Instant time, String language) {
        return letter(Letter.TEST.code(), id, subscription, time, language);
    }

    private static byte[] letter(String code, String id, UUID subscription, Instant time, String language) {
        var event = envelope(id, code, "subscription/" + subscription, time);
        var data = event.putObject("data");
        data.put("subscription", subscription.toString());
        data.set("text", Json.tree(Telling.of(Letter.of(code), language)));
        return bytes(event);
    }

    private static byte[] alert(Parcel parcel, Parcel.Content news) {
        var event = envelope(parcel.id().toString(), parcel.alert(), parcel.subject(), news.recorded());
        var data = event.putObject("data");
        data.set(AlertKind.of(parcel.alert()).orElseThrow().item(), news.item());
        data.putObject("event")
                .put("source", news.event().source())
                .put("id", news.event().id())
                .put("position", news.position().token());
        data.put("subscription", parcel.addressee().subscription().toString());
        news.reason().ifPresent(reason -> data.put("reason", reason));
        news.former().ifPresent(former -> data.set("changes", Differences.shown(news.item(), former)));
        data.set("text", Json.tree(Telling.of(parcel.alert(), news, parcel.language())));
        return bytes(event);
    }

    private static ObjectNode envelope(String id, String alert, String subject, Instant time) {
        return Json.MAPPER
                .createObjectNode()
                .put("specversion", "1.0")
                .put("type", "dev.entente.alert." + alert + ".v1")
                .put("id", id)
                .put("source", "/notification")
                .put("subject", subject)
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
    }

    private static byte[] bytes(ObjectNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
