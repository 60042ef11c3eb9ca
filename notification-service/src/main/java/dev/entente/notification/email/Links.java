package dev.entente.notification.email;

import java.net.URLEncoder;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.notification.Settings;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.secret.Tokens;
import dev.entente.notification.secret.Tokens.Purpose;
import dev.entente.notification.subscription.Subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Addresses of pages, each with a token that is good for one purpose of one subscription. */
@Singleton
class Links {

    private final Tokens tokens;
    private final Settings settings;

    Links(Tokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    String to(Purpose purpose, Parcel parcel) {
        var to = parcel.addressee();
        return page(purpose)
                + tokens.issue(purpose, to.subscription(), purpose == Purpose.MANAGE ? to.manager() : to.generation());
    }

    String to(Purpose purpose, Subscription subscription) {
        return page(purpose) + tokens.issue(purpose, subscription.id(), subscription.generation(purpose));
    }

    /** Where the links to one's subscriptions can be asked for: a mail that is passed on must not carry them. */
    String toManage(String language) {
        return settings.baseUrl() + "/manage?lang=" + language;
    }

    /** Where the dashboard shows the item with its history; empty where it is not known where the dashboard is. */
    String toItem(JsonNode item, String language) {
        var subject = URLEncoder.encode(item.path("subject").asText(), UTF_8).replace("%2F", "/");
        return settings.dashboardUrl()
                .map(url -> url + "/?item=" + subject + "&lang=" + language)
                .orElse("");
    }

    private String page(Purpose purpose) {
        var name = switch (purpose) {
            case CONFIRM -> "confirm";
            case REFUSE -> "refuse";
            case MANAGE -> "manage";
            case UNSUBSCRIBE -> "unsubscribe";
        };
        return settings.baseUrl() + "/" + name + "/";
    }
}
