package dev.entente.notification.page;

import java.util.List;

import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.Telling;
import dev.entente.web.FieldError;

/** What is wrong with what was filled in, in the reader's language. */
final class Complaints {

    private final FaultSentences say;
    private final String language;

    private Complaints(String language) {
        this.say = Telling.in(FaultSentences.class, language);
        this.language = language;
    }

    static List<String> of(List<FieldError> errors, String language) {
        var complaints = new Complaints(language);
        return errors.stream()
                .map(error -> complaints.of(error.pointer()))
                .distinct()
                .toList();
    }

    private String of(String pointer) {
        if (pointer.startsWith("/channel/address")) {
            return say.wrongAddress();
        }
        if (pointer.startsWith("/alerts")) {
            return say.wrongAlerts();
        }
        if (pointer.startsWith("/digest")) {
            return say.wrongDigest();
        }
        return Criterion.standing(pointer)
                .map(criterion -> of(criterion, pointer))
                .or(() ->
                        Criterion.withValueAt(pointer).map(criterion -> say.leftOut(Asked.label(criterion, language))))
                .orElseGet(() -> say.wrongElsewhere(pointer));
    }

    /** Of what is chosen from a list nothing can be wrong but that it lets nothing through. */
    private String of(Criterion criterion, String pointer) {
        return switch (criterion) {
            case ALL_COUNTRIES, ANY_COUNTRY -> say.wrongCountries();
            case INSTRUMENTS -> say.wrongInstruments();
            case TEXT -> say.wrongWords();
            case SECTORS, PARTIES -> say.wrongElsewhere(pointer);
        };
    }
}
