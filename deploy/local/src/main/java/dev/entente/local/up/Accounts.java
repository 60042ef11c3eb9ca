package dev.entente.local.up;

import java.util.Map;

import dev.entente.local.process.LocalFailure;

/**
 * Whether each service gets an account of its own, with no more rights than it needs, as on a cluster: {@value #VARIABLE}. Without
 * it, Kafka lets everybody on this machine do everything.
 */
final class Accounts {
    private static final String VARIABLE = "ENTENTE_ACCOUNTS";

    private Accounts() {}

    static boolean asked(Map<String, String> environment) {
        return switch (environment.getOrDefault(VARIABLE, "")) {
            case "", "false" -> false;
            case "true" -> true;
            default ->
                throw new LocalFailure("%s is '%s', not true or false.".formatted(VARIABLE, environment.get(VARIABLE)));
        };
    }
}
