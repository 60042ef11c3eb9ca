package dev.entente.local.token;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.entente.local.command.Arguments;
import dev.entente.local.command.UsageFailure;

/**
 * What a token allows, to whom and for how long.
 *
 * @param scopes some of {@link #SCOPES}
 * @param sources prefixes of the source URIs that the bearer may write as
 */
public record Grant(List<String> scopes, List<String> sources, String subject, Duration validity) {
    public static final String ISSUER = "https://entente.local";
    public static final String AUDIENCE = "entente";
    static final List<String> SCOPES =
            List.of("events:write", "events:curate", "events:read", "subscriptions:write", "admin");

    private static final Duration USUAL = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final Pattern VALIDITY = Pattern.compile("(\\d{1,6})([smhd])");

    public Grant {
        scopes = List.copyOf(scopes);
        sources = List.copyOf(sources);
    }

    /** For as long as tokens usually are valid. */
    public static Grant of(String subject, List<String> scopes, List<String> sources) {
        return new Grant(scopes, sources, subject, USUAL);
    }

    /** As the command line of {@code deploy/token} asks for it. */
    static Grant parse(Arguments arguments) {
        List<String> scopes = List.of("events:write");
        List<String> sources = new ArrayList<>();
        String subject = "local";
        Duration validity = USUAL;
        while (arguments.hasNext()) {
            String flag = arguments.next();
            switch (flag) {
                case "--scope" -> scopes = scopes(arguments.valueOf(flag));
                case "--source" -> sources.add(source(arguments.valueOf(flag)));
                case "--subject" -> subject = arguments.valueOf(flag);
                case "--for" -> validity = validity(arguments.valueOf(flag));
                default -> throw new UsageFailure("deploy/token does not know '%s'.".formatted(flag));
            }
        }
        return new Grant(scopes, sources, subject, validity);
    }

    /** What whoever asks for it may not expect: it allows to write events, but as no source. */
    Optional<String> warning() {
        return scopes.contains("events:write") && sources.isEmpty()
                ? Optional.of("The token covers no source, so that no event can be posted with it. Give it one: "
                        + "deploy/token --source https://press.example.org")
                : Optional.empty();
    }

    /** The claims of a token issued at that moment. */
    public Map<String, Object> claims(Instant now) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", subject);
        claims.put("scope", String.join(" ", scopes));
        if (!sources.isEmpty()) {
            claims.put("entente_sources", sources);
        }
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(validity).getEpochSecond());
        claims.put("jti", UUID.randomUUID().toString());
        return claims;
    }

    private static List<String> scopes(String text) {
        List<String> scopes = List.of(Pattern.compile("\\s+").split(text.strip()));
        for (String scope : scopes) {
            if (!SCOPES.contains(scope)) {
                throw new UsageFailure(
                        "There is no scope '%s'; there are %s.".formatted(scope, String.join(", ", SCOPES)));
            }
        }
        return scopes;
    }

    private static String source(String text) {
        try {
            if (new URI(text).toString().isBlank()) {
                throw new UsageFailure("A source is a URI or the beginning of one, not empty.");
            }
            return text;
        } catch (URISyntaxException e) {
            throw new UsageFailure("'%s' is not the beginning of a URI: %s.".formatted(text, e.getReason()));
        }
    }

    private static Duration validity(String text) {
        Matcher matcher = VALIDITY.matcher(text);
        if (!matcher.matches()) {
            throw new UsageFailure("'%s' is no duration such as 90s, 30m, 8h or 7d.".formatted(text));
        }
        long number = Long.parseLong(matcher.group(1));
        Duration validity = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (validity.isZero() || validity.compareTo(LONGEST) > 0) {
            throw new UsageFailure(
                    "A token is valid for at least 1s and at most %dd, not for %s.".formatted(LONGEST.toDays(), text));
        }
        return validity;
    }
}
