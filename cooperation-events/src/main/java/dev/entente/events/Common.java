package dev.entente.events;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.entente.events.edtf.Edtf;

/**
 * What every fact of an aggregate can say, but for what stays in the event's data because no item shows it: the {@code
 * coding} and what is the source's own.
 *
 * @param occurred when it happened, as exactly as is known
 * @param sectors codes of the list {@code sectors}
 * @param references aggregates that this one belongs to: a meeting to its visit, a transfer to its agreement
 */
public record Common(
        Edtf occurred,
        Text title,
        Text summary,
        List<String> sectors,
        Optional<Place> place,
        List<Evidence> evidence,
        List<Subject> references) {

    public Common {
        title = Objects.requireNonNullElse(title, Text.NONE);
        summary = Objects.requireNonNullElse(summary, Text.NONE);
        sectors = sectors == null ? List.of() : List.copyOf(sectors);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        references = references == null ? List.of() : List.copyOf(references);
    }
}
