package dev.entente.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.entente.imports.send.Tokens;
import dev.entente.local.process.DataFolder;
import dev.entente.local.token.Grant;
import dev.entente.local.token.SigningKey;

/** Where events are sent, and as whom: what the command line says, else the local system and a token of its own key. */
record Target(URI ingest, Tokens tokens) {

    private static final String USUAL_PORT = "8081";
    private static final Pattern INGEST = Pattern.compile("INGEST=(\\d+)");

    static Target of(Options options, Map<String, String> environment, DataFolder data) {
        var tokens = options.token().map(Tokens::fixed).orElseGet(() -> local(data));
        return new Target(options.to().orElseGet(() -> local(environment, data)), tokens);
    }

    /** The port that the environment names, else that with which the running system was started. */
    private static URI local(Map<String, String> environment, DataFolder data) {
        var port = Optional.ofNullable(environment.get("ENTENTE_INGEST_PORT"))
                .filter(text -> !text.isBlank())
                .or(() -> remembered(data))
                .orElse(USUAL_PORT);
        return URI.create("http://127.0.0.1:" + port);
    }

    private static Optional<String> remembered(DataFolder data) {
        try {
            var ports = INGEST.matcher(Files.readString(data.run().resolve("ports")));
            return ports.find() ? Optional.of(ports.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // nothing was ever started here
        }
    }

    private static Tokens local(DataFolder data) {
        var key = SigningKey.of(data.secrets());
        return new Tokens() {
            @Override
            public String forSources(Set<String> sources) {
                return key.sign(Grant.of("import", List.of("events:write"), List.copyOf(sources))
                        .claims(Instant.now()));
            }

            @Override
            public boolean needSources() {
                return true;
            }
        };
    }
}
