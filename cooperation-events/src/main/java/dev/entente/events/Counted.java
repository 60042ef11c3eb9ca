package dev.entente.events;

import java.util.Optional;

/** A fact of what can happen again and again, so that it is counted, and of which several sources may tell the same. */
public interface Counted extends Fact {

    /** What is counted: only what is alike can be the same. */
    String what();

    /** How many; nothing where the fact does not say. */
    Optional<Integer> pieces();

    /** The property of the data that says how many, if one does. */
    Optional<String> property();

    /** The same fact with so many pieces, zero where others tell of all of them. */
    Fact adding(int pieces);
}
