package dev.entente.local.up;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.entente.local.process.LocalFailure;

/** What the ingest service is told so that it follows GDELT. {@value #VARIABLE} chooses another place than GDELT's own. */
final class LiveFeed {
    static final String VARIABLE = "ENTENTE_GDELT_FEED";

    private LiveFeed() {}

    static Map<String, String> variables(Options options, Map<String, String> environment) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (options.live()) {
            variables.put("ENTENTE_INGEST_GDELT_FEED_ENABLED", "true");
            String base = environment.getOrDefault(VARIABLE, "");
            if (!base.isEmpty()) {
                variables.put("ENTENTE_INGEST_GDELT_FEED_BASE", checked(base));
            }
        }
        return variables;
    }

    private static String checked(String base) {
        try {
            URI uri = URI.create(base);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return base;
            }
        } catch (IllegalArgumentException e) {
            throw unfit(base, e);
        }
        throw unfit(base, null);
    }

    private static LocalFailure unfit(String base, Throwable cause) {
        return new LocalFailure(
                "%s is '%s'. It must be an address of http or https, such as http://127.0.0.1:9000/gdeltv2."
                        .formatted(VARIABLE, base),
                cause);
    }
}
