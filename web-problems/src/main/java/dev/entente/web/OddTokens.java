package dev.entente.web;

import java.util.regex.Pattern;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Bearer tokens that look like a JWT at first sight and have empty parts: whoever verifies tokens fails over them without
 * saying that they are wrong. They are replaced by one that is simply wrong, and so are answered 401.
 */
final class OddTokens {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s++(.*+)");
    private static final Pattern JWT = Pattern.compile("[^.]++\\.[^.]++\\.[^.]*+");
    private static final String WRONG = "Bearer malformed";

    private OddTokens() {}

    static void blur(RoutingContext context) {
        var header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && isOdd(header)) {
            context.request().headers().set(HttpHeaders.AUTHORIZATION, WRONG);
        }
        context.next();
    }

    static boolean isOdd(String header) {
        var bearer = BEARER.matcher(header.strip());
        return bearer.matches()
                && bearer.group(1).contains(".")
                && !JWT.matcher(bearer.group(1)).matches();
    }
}
