package dev.entente.events.statement;

import java.util.Optional;

/**
 * Where the speakers stand on an issue; {@code position} in JSON.
 *
 * @param issue slug, {@code israeli-palestinian-conflict}
 * @param stance see {@code /codes/stances}
 * @param of slug of whom or what the stance is towards, {@code palestine}
 */
public record Stand(String issue, String stance, Optional<String> of) {}
