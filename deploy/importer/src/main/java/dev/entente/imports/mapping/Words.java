package dev.entente.imports.mapping;

import java.text.Normalizer;
import java.util.Locale;

/** Texts made comparable, and made into names. */
final class Words {

    private Words() {}

    /** Lower case without accents: TÜRKİYE, Türkiye and turkiye are one. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i')
                .replace("ß", "ss")
                .replace('ø', 'o')
                .replace('ł', 'l')
                .replace('đ', 'd')
                .replace("æ", "ae")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** Lower-case letters and digits joined by hyphens; empty where there are none. */
    static String slug(String text) {
        return folded(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
