package dev.entente.notification.news;

import java.util.Optional;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Item;

/**
 * Something new about an item.
 *
 * @param alert as what it is told
 * @param cause the event that brought it
 * @param item as it is now; where it was taken back as a whole, or too little is left of it, as it was
 * @param was the item before the event; nothing where it is told as new, or nothing of it stood, or stands
 * @param reason what a correction or retraction says of itself
 */
public record News(
        Kind kind, AlertKind alert, RecordedEvent cause, Item item, Optional<Item> was, Optional<String> reason) {

    /** How it is new. */
    public enum Kind {

        /** The item is there for the first time. */
        FIRST,

        /** It is there, and just before nothing of it stood, or too little to tell it. */
        RETURN,

        /** It was told as new before, and is told as new to who was not told then, as no filter of theirs had let it through. */
        FOR_OTHERS,

        /** Something became of it. */
        CHANGE;

        /** Whether the item is there as it was not before. */
        boolean isArrival() {
            return this == FIRST || this == RETURN;
        }
    }

    /** The same news of another kind. */
    News as(Kind other) {
        return new News(other, alert, cause, item, was, reason);
    }

    /** The same news, where something of the item stood before. */
    News after(Optional<Item> before) {
        return new News(kind, alert, cause, item, before, reason);
    }

    public Subject subject() {
        return item.subject();
    }

    /** What tells this news from other news of its kind on the same item; empty where there is only one, ever. */
    public String revision() {
        return kind.isArrival() ? "" : cause.key().toString();
    }
}
