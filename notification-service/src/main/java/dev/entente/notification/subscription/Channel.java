package dev.entente.notification.subscription;

import java.net.URI;
import java.util.Locale;

/** The way to a subscriber. */
public sealed interface Channel {

    /** As in the API and in metrics. */
    String type();

    /** Where alerts go, as text. */
    String target();

    /** What equal targets have in common, whatever their spelling. */
    String normal();

    record Webhook(URI url) implements Channel {
        @Override
        public String type() {
            return "webhook";
        }

        @Override
        public String target() {
            return url.toString();
        }

        @Override
        public String normal() {
            return target();
        }
    }

    record Email(String address) implements Channel {
        @Override
        public String type() {
            return "email";
        }

        @Override
        public String target() {
            return address;
        }

        @Override
        public String normal() {
            return address.toLowerCase(Locale.ROOT);
        }
    }

    static Channel of(String type, String target) {
        return switch (type) {
            case "webhook" -> new Webhook(URI.create(target));
            case "email" -> new Email(target);
            default -> throw new IllegalArgumentException("there is no channel " + type);
        };
    }
}
