package dev.entente.events;

/** Something that happened, as one event reports it. Each kind has a sealed interface of its facts. */
public interface Fact {

    Common common();
}
