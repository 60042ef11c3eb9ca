package dev.entente.notification.subscription;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import dev.entente.notification.secret.SigningKey;

/** Tries whether a receiver of webhooks is there and wants them. */
public interface Trial {

    /**
     * Sends a signed test alert and waits for the answer.
     *
     * @return why the receiver cannot be used, a sentence; nothing if it answered
     */
    Optional<String> fails(UUID subscription, URI url, Keys keys, String language);

    /**
     * What signs, in the forms of Standard Webhooks.
     *
     * @param secret that the receiver knows as well
     * @param pair of which it knows the public key, if it wants one
     */
    record Keys(String secret, Optional<SigningKey> pair) {

        /** All, as texts. */
        public List<String> texts() {
            return Stream.concat(Stream.of(secret), pair.stream().map(SigningKey::text))
                    .toList();
        }
    }

    /** New keys, with a pair or without. */
    Keys newKeys(boolean withPair);
}
