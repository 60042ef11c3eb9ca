package dev.entente.events;

import java.util.List;

/**
 * What an aggregate has become through its facts so far. Each kind has a record of its own, which is also its JSON.
 *
 * @param <S> that record
 */
public interface State<S extends State<S>> {

    Progress<?> progress();

    /** Everybody who takes part; their countries are the countries of the item. */
    List<Actor> actors();

    /** What the item is called, where its kind has a name of its own instead of the title of a fact. */
    default Text ownName() {
        return Text.NONE;
    }

    /**
     * This, which all facts make, but for what the item is: there, what one source says counts before what others say.
     *
     * @param one what the facts of that source make alone
     */
    S insisting(S one);
}
