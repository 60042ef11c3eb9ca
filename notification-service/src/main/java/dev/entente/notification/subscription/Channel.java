package dev.entente.notification.subscription;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

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

    /** One of which it is not known where it leads, since what is stored of that cannot be decrypted. */
    record Unreadable(String type) implements Channel {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String normal() {
            return "";
        }
    }

    /**
     * The channel of the type.
     *
     * @param target nothing, if it cannot be read
     */
    static Channel of(String type, Optional<String> target) {
        return switch (type) {
            case "webhook" ->
                target.<Channel>map(url -> new Webhook(URI.create(url))).orElseGet(() -> new Unreadable(type));
            case "email" -> target.<Channel>map(Email::new).orElseGet(() -> new Unreadable(type));
            default -> throw new IllegalArgumentException("there is no channel " + type);
        };
    }
}
