package dev.entente.notification.subscription;

import java.time.Instant;
import java.util.Arrays;

/** That a subscription was disabled: when, and why. */
public record Disabling(Instant at, Why why) {

    /** Why nothing is sent any more. */
    public enum Why {
        /** For days nothing arrived. */
        FAILING("failing"),
        /** The receiver said that it wants nothing any more (410). */
        GONE("gone"),
        /** The mail server will not have the address. */
        UNDELIVERABLE("undeliverable"),
        /** What is stored of it cannot be decrypted. */
        UNREADABLE("unreadable");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        /** As in the API and in the database. */
        public String code() {
            return code;
        }

        static Why of(String code) {
            return Arrays.stream(values())
                    .filter(why -> why.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
