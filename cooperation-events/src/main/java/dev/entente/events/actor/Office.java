package dev.entente.events.actor;

import java.util.Optional;

import dev.entente.events.edtf.Edtf;

/** An office that somebody holds or held. */
public record Office(String office, Optional<String> organization, Optional<Edtf> from, Optional<Edtf> until) {}
