package dev.entente.notification.page;

import java.util.List;

import dev.entente.notification.text.Telling;
import dev.entente.web.FieldError;

/** What is wrong with what was filled in, in the reader's language. */
final class Complaints {

    private Complaints() {}

    static List<String> of(List<FieldError> errors, String language) {
        return errors.stream()
                .map(error -> of(error.pointer(), language))
                .distinct()
                .toList();
    }

    private static String of(String pointer, String language) {
        var say = Telling.in(language);
        if (pointer.startsWith("/channel/address")) {
            return say.wrongAddress();
        }
        if (pointer.startsWith("/alerts")) {
            return say.wrongAlerts();
        }
        if (pointer.startsWith("/filter/text")) {
            return say.wrongWords();
        }
        if (pointer.equals("/filter/instruments")) {
            return say.wrongInstruments();
        }
        if (pointer.equals("/filter/countries")) {
            return say.wrongCountries();
        }
        if (pointer.startsWith("/digest")) {
            return say.wrongDigest();
        }
        return say.wrongElsewhere(pointer);
    }
}
