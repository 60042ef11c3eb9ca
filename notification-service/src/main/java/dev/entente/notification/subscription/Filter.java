package dev.entente.notification.subscription;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Which agreements a subscriber asks for. What is empty does not filter.
 *
 * @param parties subjects of actors, one of which takes part
 * @param text words that all occur in the titles, whatever the case
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
    public record Countries(List<String> any, List<String> all) {}

    public static final Filter EVERYTHING =
            new Filter(new Countries(List.of(), List.of()), List.of(), List.of(), List.of(), Optional.empty());
}
