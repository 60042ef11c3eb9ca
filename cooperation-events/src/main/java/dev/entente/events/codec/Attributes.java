package dev.entente.events.codec;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The forms of CloudEvents context attributes. */
final class Attributes {

    /** Attributes that are not extensions; each is a string. */
    static final Set<String> CORE =
            Set.of("specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema");

    /** Attributes that travel as they came, since nothing here reads them: the schema of the data, and extensions. */
    static boolean isCarried(String name) {
        return name.equals("dataschema") || !CORE.contains(name);
    }

    static final int LONGEST = 4096;

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,40}");

    private Attributes() {}

    /** Whether the value is a string as CloudEvents has it, and not too long to be kept. */
    static boolean isText(String value, int longest) {
        return isShortAscii(value, longest)
                || (value.getBytes(UTF_8).length <= longest
                        && value.codePoints().noneMatch(Attributes::isOutOfPlace));
    }

    /** Most are; and then nothing has to be encoded to know. */
    private static boolean isShortAscii(String value, int longest) {
        for (var index = 0; index < value.length(); index++) {
            var c = value.charAt(index);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        return value.length() <= longest;
    }

    private static boolean isOutOfPlace(int point) {
        return Character.isISOControl(point) || isHalfPair(point) || isNoncharacter(point);
    }

    /** Whether an extension can have the name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals("data");
    }

    private static boolean isHalfPair(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** U+FDD0 to U+FDEF, and the last two of each plane. */
    private static boolean isNoncharacter(int point) {
        return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
    }

    /** RFC 3986, so in ASCII. */
    static boolean isUriReference(String value) {
        return isUri(value, any -> true);
    }

    static boolean isAbsoluteUri(String value) {
        return isUri(value, URI::isAbsolute);
    }

    private static boolean isUri(String value, Predicate<URI> kind) {
        return isPlainAddress(value) || uri(value).filter(kind).isPresent();
    }

    /** Whether it is {@code http(s)://host/path} in letters that stand for themselves: such a one is an absolute URI. */
    private static boolean isPlainAddress(String value) {
        var host = value.startsWith("https://") ? 8 : 7;
        if (value.length() == host || !(host == 8 || value.startsWith("http://")) || !isPlain(value.charAt(host))) {
            return false;
        }
        for (var index = host; index < value.length(); index++) {
            if (!isPlain(value.charAt(index)) && value.charAt(index) != '/') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    }

    private static Optional<URI> uri(String value) {
        if (value.isEmpty() || value.chars().anyMatch(letter -> letter > '~')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(value));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an RFC 3339 time. In UTC it must lie in the years 0001 to 9999, so that it can be written as one again.
     *
     * @throws DateTimeParseException if the text is no RFC 3339 time
     */
    static Instant time(String text) {
        return PlainTime.parse(text).orElseGet(() -> anyTime(text));
    }

    private static Instant anyTime(String text) {
        if (!TIME.matcher(text).matches()) {
            throw new DateTimeParseException("not RFC 3339", text, 0);
        }
        var time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant();
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw new DateTimeParseException("not of the years 0001 to 9999 in UTC", text, 0);
        }
        return time;
    }

    static boolean isJson(String mediaType) {
        if (mediaType.equals("application/json")) {
            return true;
        }
        var essence = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return essence.equals("application/json") || essence.matches("[a-z0-9.+-]+/[a-z0-9.+-]+\\+json");
    }
}
