package dev.entente.notification.text;

import java.text.Bidi;
import java.util.regex.Pattern;

/**
 * Text of others as it can stand on one line: in a header, a mail, a page. Line ends and other controls become a space,
 * so that no text makes a header or a line of its own; characters that turn the direction of what follows go away.
 */
public final class Plain {

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+");
    private static final Pattern TURNS =
            Pattern.compile("[\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";

    private Plain() {}

    public static String line(String text) {
        return TURNS.matcher(BREAKS.matcher(text).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    /**
     * The same beside other words and numbers, in one of the languages of readers, which are all written from left to right: what
     * is written from right to left is kept apart from them, lest it turns them round.
     */
    public static String among(String text) {
        var line = line(text);
        return Bidi.requiresBidi(line.toCharArray(), 0, line.length())
                ? FIRST_STRONG_ISOLATE + line + POP_DIRECTIONAL_ISOLATE
                : line;
    }

    /** The same in so many characters at most: as many words as there is room for, and an ellipsis where there are more. */
    public static String shortened(String text, int longest) {
        var line = line(text);
        if (line.length() <= longest) {
            return line;
        }
        var word = line.lastIndexOf(' ', longest - 1);
        var end = word > longest / 2 ? word : longest - 1;
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
