package dev.entente.notification.subscription;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/** Tries whether a receiver of webhooks is there and wants them. */
public interface Trial {

    /**
     * Sends a signed test alert and waits for the answer.
     *
     * @return why the receiver cannot be used, a sentence; nothing if it answered
     */
    Optional<String> fails(UUID subscription, URI url, String secret, String language);

    /** A new secret in the form of Standard Webhooks. */
    String newSecret();
}
