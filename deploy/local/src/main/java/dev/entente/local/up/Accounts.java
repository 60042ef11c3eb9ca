package dev.entente.local.up;

import java.util.Map;
import java.util.Optional;

import dev.entente.local.kafka.Access;
import dev.entente.local.process.LocalFailure;
import dev.entente.local.process.Secrets;

/**
 * Whether each service gets an account of its own, with no more rights than it needs, as on a cluster: {@value #VARIABLE}. Without
 * it, Kafka lets everybody on this machine do everything.
 */
final class Accounts {
    private static final String VARIABLE = "ENTENTE_ACCOUNTS";

    private Accounts() {}

    /** How services get into Kafka; nothing where it asks nobody. */
    static Optional<Access> asked(Map<String, String> environment, Secrets secrets) {
        return switch (environment.getOrDefault(VARIABLE, "")) {
            case "", "false" -> Optional.empty();
            case "true" -> Optional.of(Access.byPassword(secrets));
            case "certificates" -> Optional.of(Access.byCertificate(secrets));
            default ->
                throw new LocalFailure(
                        "%s is '%s', not true, false or certificates.".formatted(VARIABLE, environment.get(VARIABLE)));
        };
    }
}
