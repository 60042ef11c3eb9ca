package dev.entente.events;

import java.util.List;

/** What an aggregate has become through its facts so far. Each kind has a record of its own, which is also its JSON. */
public interface State {

    Progress<?> progress();

    /** Everybody who takes part; their countries are the countries of the item. */
    List<Actor> actors();

    /** What the item is called, where its kind has a name of its own instead of the title of a fact. */
    default Text ownName() {
        return Text.NONE;
    }
}
