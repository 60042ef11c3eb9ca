package dev.entente.local.up;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.local.process.DataFolder;
import dev.entente.local.token.Grant;
import dev.entente.local.token.SigningKey;
import dev.entente.local.up.Options.Part;

/** What a person is told when all is ready: where everything is, tokens, and a first call. */
final class Welcome {
    private static final String SOURCE = "https://press.example.org";

    private final DataFolder data;
    private final Map<Port, Integer> ports;
    private final Set<Part> parts;
    private final String firstCall;

    /**
     * A welcome.
     *
     * @param firstCall the path of a read of the query service whose answer holds something
     */
    Welcome(DataFolder data, Map<Port, Integer> ports, Set<Part> parts, String firstCall) {
        this.data = data;
        this.ports = ports;
        this.parts = parts;
        this.firstCall = firstCall;
    }

    /**
     * The welcome.
     *
     * @param end a sentence that tells how it is stopped
     */
    String text(String end) {
        boolean isWhole = parts.containsAll(EnumSet.allOf(Part.class));
        return (isWhole ? whole() : some()) + "\nEntente is ready" + (isWhole ? ". " : " (" + named() + " only). ")
                + end;
    }

    private String named() {
        return parts.stream().sorted().map(Part::label).collect(Collectors.joining(", "));
    }

    private String whole() {
        return """

                Ingest API         %1$s   (%1$s/q/swagger-ui/)
                Query API          %2$s   (%2$s/q/swagger-ui/)
                Notification API   %3$s   (%3$s/q/swagger-ui/)
                Mail inbox         %4$s/
                Kafka              127.0.0.1:%5$d
                PostgreSQL         127.0.0.1:%6$d   (passwords: %7$s)
                Logs               %8$s

                Tokens, valid for 8 hours (others: deploy/token --help):
                WRITER=%9$s
                SUBSCRIBER=%10$s
                ADMIN=%11$s

                A first call:
                curl %2$s%12$s
                """.formatted(
                        url(Port.INGEST),
                        url(Port.QUERY),
                        url(Port.NOTIFICATION),
                        url(Port.MAIL),
                        ports.get(Port.KAFKA),
                        ports.get(Port.POSTGRES),
                        data.secrets().folder(),
                        data.log("*"),
                        token("writer", List.of("events:write"), List.of(SOURCE)),
                        token("subscriber", List.of("subscriptions:write"), List.of()),
                        token("admin", List.of("admin"), List.of()),
                        firstCall);
    }

    private String some() {
        StringBuilder text = new StringBuilder("\n");
        for (Service service : Service.values()) {
            if (parts.contains(service.part())) {
                text.append("%s   %s/\n".formatted(service.label(), url(service.port())));
            }
        }
        if (parts.contains(Part.KAFKA)) {
            text.append("Kafka        127.0.0.1:%d\n".formatted(ports.get(Port.KAFKA)));
        }
        if (parts.contains(Part.POSTGRES)) {
            text.append("PostgreSQL   127.0.0.1:%d   (passwords: %s)\n"
                    .formatted(ports.get(Port.POSTGRES), data.secrets().folder()));
        }
        if (parts.contains(Part.MAIL)) {
            text.append("Mail inbox   %s/   (SMTP: 127.0.0.1:%d)\n".formatted(url(Port.MAIL), ports.get(Port.SMTP)));
        }
        text.append("\nA service beside them, for example:\n");
        text.append("(set -a; . %s; ./mvnw quarkus:dev -pl query-service)\n"
                .formatted(EnvironmentFiles.file(data, Service.QUERY)));
        return text.toString();
    }

    private String token(String subject, List<String> scopes, List<String> sources) {
        return SigningKey.of(data.secrets())
                .sign(Grant.of(subject, scopes, sources).claims(Instant.now()));
    }

    private String url(Port port) {
        return "http://127.0.0.1:" + ports.get(port);
    }
}
