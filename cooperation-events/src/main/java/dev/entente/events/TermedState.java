package dev.entente.events;

/**
 * A state part of which are terms: what facts say of the item itself, one after the other.
 *
 * @param <T> these terms
 */
public interface TermedState<T extends Terms<T>, S extends TermedState<T, S>> extends State<S> {

    T terms();

    /** The same of an item of which this is said instead. */
    S saying(T said);

    /** What of the terms says which item it is, and so is said by one source; all, where a kind says nothing else. */
    default T identity() {
        return terms();
    }

    @Override
    default S insisting(S one) {
        return saying(terms().then(one.identity()));
    }
}
