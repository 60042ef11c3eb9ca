package dev.entente.notification.subscription;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.entente.events.PlainText;

/**
 * Which items a subscriber asks for. What is empty does not filter, and nothing filters items of kinds for which it means
 * nothing.
 *
 * @param instruments forms of agreements
 * @param parties subjects of actors, one of which takes part
 * @param text words that all occur in the titles, whatever their accents and their case
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Filter(
        Countries countries,
        List<String> sectors,
        List<String> instruments,
        List<String> parties,
        Optional<String> text) {

    /**
     * Countries that take part.
     *
     * @param any one of these
     * @param all every one of these
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Countries(List<String> any, List<String> all) {

        /** How many must take part in what passes. */
        int atLeast() {
            return all.size() + (any.isEmpty() || any.stream().anyMatch(all::contains) ? 0 : 1);
        }
    }

    public static final Filter EVERYTHING =
            new Filter(new Countries(List.of(), List.of()), List.of(), List.of(), List.of(), Optional.empty());

    /** The words of the text, in plain letters. */
    public List<String> words() {
        return text.map(PlainText::of).filter(plain -> !plain.isEmpty()).stream()
                .flatMap(plain -> Stream.of(plain.split(" ")))
                .distinct()
                .toList();
    }
}
