package dev.entente.ingest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the header Content-Type says (RFC 9110, section 8.3).
 *
 * @param essence type and subtype, in lower case
 * @param charsets what its parameter of that name says, each time that it is given, in lower case
 */
record ContentType(String essence, List<String> charsets) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";

    private static final Pattern ESSENCE = Pattern.compile(TOKEN + "/" + TOKEN);

    private static final Pattern PARAMETER = Pattern.compile(
            "\\s*+;\\s*+(?:(?<name>" + TOKEN + ")=(?:(?<token>" + TOKEN + ")|\"(?<quoted>(?:[^\"\\\\]|\\\\.)*+)\"))?+");

    /** Empty if that is none. */
    static Optional<ContentType> parse(String header) {
        var text = header.strip();
        var essence = ESSENCE.matcher(text);
        if (!essence.lookingAt()) {
            return Optional.empty();
        }
        var charsets = new ArrayList<String>();
        var parameter = PARAMETER.matcher(text).region(essence.end(), text.length());
        while (parameter.lookingAt()) {
            if ("charset".equalsIgnoreCase(parameter.group("name"))) {
                charsets.add(value(parameter.group("token"), parameter.group("quoted")));
            }
            parameter.region(parameter.end(), text.length());
        }
        return parameter.regionStart() == text.length()
                ? Optional.of(new ContentType(essence.group().toLowerCase(Locale.ROOT), List.copyOf(charsets)))
                : Optional.empty();
    }

    private static String value(String token, String quoted) {
        return (token == null ? quoted.replaceAll("\\\\(.)", "$1") : token).toLowerCase(Locale.ROOT);
    }
}
