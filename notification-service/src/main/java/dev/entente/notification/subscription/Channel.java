package dev.entente.notification.subscription;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The way to a subscriber. */
public sealed interface Channel {

    /** What there are for ways, and how they differ: one more is one more of these, its record, and a sender. */
    enum Type {
        EMAIL("email", "address"),
        WEBHOOK("webhook", "url");

        private final String code;
        private final String targetName;

        Type(String code, String targetName) {
            this.code = code;
            this.targetName = targetName;
        }

        /** As in the API and in metrics. */
        public String code() {
            return code;
        }

        /** What the API calls where it leads. */
        public String targetName() {
            return targetName;
        }

        /** Whether anybody may ask for it, and who reads there confirms it, and gets links to manage it in the same way. */
        public boolean isConfirmed() {
            return switch (this) {
                case EMAIL -> true;
                case WEBHOOK -> false;
            };
        }

        /** Whether alerts can be gathered for digests: programs can gather by themselves. */
        public boolean hasDigests() {
            return switch (this) {
                case EMAIL -> true;
                case WEBHOOK -> false;
            };
        }

        /** Whether all that goes this way has one receiver, a server of ours. */
        public boolean isShared() {
            return switch (this) {
                case EMAIL -> true;
                case WEBHOOK -> false;
            };
        }

        /** Whether what is sent is signed, with a secret that the subscriber knows. */
        public boolean isSigned() {
            return switch (this) {
                case EMAIL -> false;
                case WEBHOOK -> true;
            };
        }

        /** The channel that leads there; nothing if that is none of its targets. */
        public Optional<Channel> leadingTo(String target) {
            try {
                return Optional.of(to(target));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        private Channel to(String target) {
            return switch (this) {
                case EMAIL -> new Email(target);
                case WEBHOOK -> new Webhook(URI.create(target));
            };
        }

        public static Optional<Type> of(String code) {
            return Arrays.stream(values())
                    .filter(type -> type.code.equals(code))
                    .findFirst();
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Type::code).toList();
        }

        public static List<String> targetNames() {
            return Arrays.stream(values()).map(Type::targetName).toList();
        }
    }

    Type type();

    /** Where alerts go, as text. */
    String target();

    /** What equal targets have in common, whatever their spelling. */
    String normal();

    /** Who is reached, whichever of their targets it is. */
    String reached();

    record Webhook(URI url) implements Channel {
        @Override
        public Type type() {
            return Type.WEBHOOK;
        }

        @Override
        public String target() {
            return url.toString();
        }

        @Override
        public String normal() {
            return target();
        }

        /** A host, with all its ports and paths. */
        @Override
        public String reached() {
            return url.getHost().toLowerCase(Locale.ROOT);
        }
    }

    record Email(String address) implements Channel {
        @Override
        public Type type() {
            return Type.EMAIL;
        }

        @Override
        public String target() {
            return address;
        }

        @Override
        public String normal() {
            return address.toLowerCase(Locale.ROOT);
        }

        @Override
        public String reached() {
            return normal();
        }
    }

    /** One of which it is not known where it leads, since what is stored of that cannot be decrypted. */
    record Unreadable(Type type) implements Channel {
        @Override
        public String target() {
            return "";
        }

        @Override
        public String normal() {
            return "";
        }

        @Override
        public String reached() {
            return "";
        }
    }

    /**
     * The channel of the type.
     *
     * @param target nothing, if it cannot be read
     */
    static Channel of(Type type, Optional<String> target) {
        return target.map(type::to).orElseGet(() -> new Unreadable(type));
    }
}
