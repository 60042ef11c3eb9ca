package dev.entente.events;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts in plain letters: what is left when accents, case and punctuation do not count. What is searched, sorted and
 * filtered on is kept in this form, and what is asked for is brought into it, so that "degirmen" finds "Değirmen".
 *
 * <p>Words of letters and digits, one blank between them, in lower case. Accents of Latin, Greek and Cyrillic letters
 * are dropped; vowel signs of scripts that write vowels as marks stay.
 */
public final class PlainText {

    /** Letters, marks and numbers of Unicode's general categories, a bit for each; all else is between words. */
    private static final int WORDS = Stream.of(
                    Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER)
            .mapToInt(category -> 1 << category)
            .reduce(0, (some, one) -> some | one);

    /** Letters that no decomposition leads to plain ones. */
    private static final Map<Integer, String> PLAIN = Map.ofEntries(
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'ŧ', "t"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'ə', "e"),
            Map.entry((int) 'ĸ', "k"));

    /** Up to here, what becomes of a letter does not depend on its neighbours: Latin, without marks that stand alone. */
    private static final int LATIN = 0x250;

    /** What each of them comes to; a blank is one between words. */
    private static final String[] OF_LATIN = IntStream.range(0, LATIN)
            .mapToObj(letter -> appended("a" + (char) letter).substring(1))
            .toArray(String[]::new);

    private PlainText() {}

    public static String of(String text) {
        return isLatin(text)
                ? ofLatin(text)
                : Normalizer.normalize(appended(text).strip(), Normalizer.Form.NFC);
    }

    /**
     * The end of the word that begins here: of letters, marks and numbers of any script.
     *
     * @return {@code start} where none does
     */
    public static int endOfWord(String text, int start) {
        var end = start;
        while (end < text.length() && isOfWord(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static boolean isOfWord(int letter) {
        return ((WORDS >> Character.getType(letter)) & 1) != 0;
    }

    /** Whether there is nothing to decompose. */
    public static boolean isAscii(String text) {
        for (var index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLatin(String text) {
        for (var index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= LATIN) {
                return false;
            }
        }
        return true;
    }

    /** The same as of any text, letter by letter. */
    private static String ofLatin(String text) {
        var plain = new StringBuilder(text.length());
        for (var index = 0; index < text.length(); index++) {
            var c = text.charAt(index);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                plain.append(c);
            } else {
                appendLatin(OF_LATIN[c], plain);
            }
        }
        return plain.toString().strip();
    }

    private static void appendLatin(String letters, StringBuilder out) {
        for (var index = 0; index < letters.length(); index++) {
            if (letters.charAt(index) != ' ') {
                out.append(letters.charAt(index));
            } else {
                appendBlank(out);
            }
        }
    }

    private static void appendBlank(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
            out.append(' ');
        }
    }

    private static String appended(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var bare = withoutAccents(decomposed).toLowerCase(Locale.ROOT);
        var plain = new StringBuilder(bare.length());
        for (var index = 0; index < bare.length(); ) {
            var letter = bare.codePointAt(index);
            index += Character.charCount(letter);
            append(letter, plain);
        }
        return plain.toString();
    }

    private static String withoutAccents(String decomposed) {
        var bare = new StringBuilder(decomposed.length());
        for (var index = 0; index < decomposed.length(); index++) {
            var letter = decomposed.charAt(index);
            if (!isAccent(letter)) {
                bare.append(letter);
            }
        }
        return bare.toString();
    }

    private static boolean isAccent(char letter) {
        return (letter >= '\u0300' && letter <= '\u036f') || (letter >= '\u02b9' && letter <= '\u02bf');
    }

    private static void append(int letter, StringBuilder out) {
        var plain = letter < 0x80 ? null : PLAIN.get(letter);
        if (plain != null) {
            out.append(plain);
        } else if (isOfWord(letter)) {
            out.appendCodePoint(letter);
        } else {
            appendBlank(out);
        }
    }
}
