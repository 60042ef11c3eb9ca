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
 */
public record News(AlertKind alert, RecordedEvent cause, Item item, Optional<String> reason) {

    public Subject subject() {
        return item.subject();
    }

    /** What tells this news from other news of its kind on the same item; empty where there is only one ever. */
    public String revision() {
        return alert.what() == AlertKind.What.NEW ? "" : cause.key().toString();
    }
}
