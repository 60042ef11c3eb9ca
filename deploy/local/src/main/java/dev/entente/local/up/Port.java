package dev.entente.local.up;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import dev.entente.local.process.LocalFailure;

/** The ports of the local system, each with the environment variable that chooses another one. */
enum Port {
    INGEST("ENTENTE_INGEST_PORT", 8081),
    QUERY("ENTENTE_QUERY_PORT", 8082),
    NOTIFICATION("ENTENTE_NOTIFICATION_PORT", 8083),
    KAFKA("ENTENTE_KAFKA_PORT", 9092),
    POSTGRES("ENTENTE_POSTGRES_PORT", 5432),
    SMTP("ENTENTE_SMTP_PORT", 1025),
    MAIL("ENTENTE_MAIL_PORT", 8025);

    private final String variable;
    private final int usual;

    Port(String variable, int usual) {
        this.variable = variable;
        this.usual = usual;
    }

    String variable() {
        return variable;
    }

    /** The numbers that the environment chooses; one that is no port, or that two would have, is a failure. */
    static Map<Port, Integer> chosen(Map<String, String> environment) {
        Map<Port, Integer> chosen = new EnumMap<>(Port.class);
        Map<Integer, Port> users = new HashMap<>();
        for (Port port : values()) {
            int number = port.number(environment.getOrDefault(port.variable, ""));
            Port other = users.putIfAbsent(number, port);
            if (other != null) {
                throw new LocalFailure("%s and %s are both %d. Give one of them another port."
                        .formatted(other.variable, port.variable, number));
            }
            chosen.put(port, number);
        }
        return chosen;
    }

    private int number(String text) {
        if (text.isBlank()) {
            return usual;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            throw new LocalFailure("%s is '%s', which is no port: a number from 1 to 65535.".formatted(variable, text));
        }
        return Integer.parseInt(text);
    }
}
