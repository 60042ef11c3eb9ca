package dev.entente.events.schema;

import java.util.Map;

/** What the regular expressions of the schemas ask for, in words for whoever did not write so. */
final class Forms {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("\\S", "is blank"),
            Map.entry("^\\S+$", "is empty or holds blanks"),
            Map.entry(
                    "^https?://([A-Za-z0-9][A-Za-z0-9._-]*|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?"
                            + "([/?#][^\\x00-\\x20\\x7f-\\xa0\"<>\\\\]*)?$",
                    "is no address that begins with http:// or https:// and a host (in ASCII, without user and password), and"
                            + " holds no blanks, quotes, angle brackets or backslashes (they are percent-encoded)"),
            Map.entry(
                    "^[0-9]{1,18}(\\.[0-9]{1,6})?$",
                    "is no decimal number as text, with a point and no other signs, such as 12500000.00"),
            Map.entry("^[0-9]{2,4}$", "is no CAMEO code of two to four digits, such as 057"),
            Map.entry("^[A-Z]{2,20}$", "is no PLOVER category in capital letters, such as AGREE"),
            Map.entry("^[a-z][a-z0-9-]{0,39}$", "is no name of lower-case letters, digits and hyphens"),
            Map.entry(
                    "^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$",
                    "is no language tag (BCP 47, its language in lower case), such as en or pt-BR"),
            Map.entry(
                    "^(?!.*--)[a-z0-9]([a-z0-9-]*[a-z0-9])?$",
                    "is no slug: words of lower-case letters and digits, joined by hyphens"),
            Map.entry(
                    "^[a-z]{1,40}/[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$",
                    "is no subject: an aggregate, a slash and a slug or UUID, such as agreement/tr-my-corvettes"),
            Map.entry(
                    "^visit/[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$",
                    "is not the subject of a visit, such as visit/tr-my-2024"),
            Map.entry(
                    "^actor/[A-Za-z0-9][A-Za-z0-9._~-]{0,199}$",
                    "is not the subject of an actor, such as actor/jo-example"),
            Map.entry(
                    "^dev\\.entente\\.[a-z]+\\.[a-zA-Z]+\\.v[1-9][0-9]{0,3}$",
                    "is no type of event, such as dev.entente.agreement.signed.v1"));

    private Forms() {}

    /** What is to be said of a value that does not match. */
    static String missed(String pattern) {
        return WORDS.getOrDefault(pattern, "does not have the form " + pattern);
    }
}
