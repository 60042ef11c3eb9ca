package dev.entente.notification.news;

import java.util.Optional;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Item;

/**
 * Something new about an item.
 *
 * @param alert what kind of news
 * @param cause the event that brought it
 * @param item as it is now; where it was taken back as a whole, or too little is left of it, as it was
 * @param reason what a correction or retraction says of itself
 * @param again whether the item, now told as new, was told as new before: it concerns only who was not told, as no filter of
 *     theirs had let it through
 * @param wasGone whether just before nothing of the item stood, or too little to tell it
 */
public record News(
        AlertKind alert, RecordedEvent cause, Item item, Optional<String> reason, boolean again, boolean wasGone) {

    News(AlertKind alert, RecordedEvent cause, Item item, Optional<String> reason) {
        this(alert, cause, item, reason, false, false);
    }

    /** For those whom it did not concern as it was. */
    News toldAgain() {
        return new News(alert, cause, item, reason, true, wasGone);
    }

    /** That what was not there, or of which too little was known, is there. */
    News back() {
        return new News(alert, cause, item, reason, again, true);
    }

    public Subject subject() {
        return item.subject();
    }

    /** What tells this news from other news of its kind on the same item; empty for the first telling. */
    public String revision() {
        return alert.what() == AlertKind.What.NEW && !again ? "" : cause.key().toString();
    }
}
