package dev.entente.events;

/** Something that happened, as one event reports it. Each kind has a sealed interface of its facts. */
public interface Fact {

    Common common();

    /** What only facts of this kind say: a record of their properties. */
    Object terms();
}
