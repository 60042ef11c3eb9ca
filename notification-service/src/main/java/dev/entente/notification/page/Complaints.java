package dev.entente.notification.page;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.FaultSentences;
import dev.entente.notification.text.Telling;
import dev.entente.web.FieldError;

/** What is wrong with what was filled in, in the reader's language. */
final class Complaints {

    /** Of a value that is named; whoever made it longer knows it by its beginning. */
    private static final int LONGEST_VALUE = 60;

    private final JsonNode filledIn;
    private final FaultSentences say;
    private final String language;

    private Complaints(JsonNode filledIn, String language) {
        this.filledIn = filledIn;
        this.say = Telling.in(FaultSentences.class, language);
        this.language = language;
    }

    /**
     * What is said of errors.
     *
     * @param filledIn that which they are in
     */
    static List<String> of(List<FieldError> errors, JsonNode filledIn, String language) {
        var complaints = new Complaints(filledIn, language);
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
                .or(() -> Criterion.withValueAt(pointer)
                        .map(criterion -> say.leftOut(Asked.label(criterion, language), value(pointer))))
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

    private String value(String pointer) {
        var value = filledIn.at(pointer).asText();
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
