package dev.entente.events;

import java.util.Optional;

/**
 * How the fact is coded in the event ontologies of conflict and cooperation research.
 *
 * @param cameo CAMEO event code, two to four digits as text, such as {@code 057}
 * @param plover PLOVER category, such as {@code AGREE}
 */
public record Coding(Optional<String> cameo, Optional<String> plover) {}
