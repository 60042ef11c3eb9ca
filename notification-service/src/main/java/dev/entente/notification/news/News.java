package dev.entente.notification.news;

import java.util.Optional;

import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.fold.Item;

/**
 * Something new about an agreement.
 *
 * @param alert what kind of news
 * @param cause the event that brought it
 * @param agreement as it is now; where it was taken back as a whole, as it was
 * @param reason what a correction or retraction says of itself
 */
public record News(AlertKind alert, RecordedEvent cause, Item agreement, Optional<String> reason) {

    public Subject subject() {
        return agreement.subject();
    }

    /** What tells this news from other news of its kind on the same agreement; empty where there is only one ever. */
    public String revision() {
        return alert == AlertKind.NEW ? "" : cause.key().toString();
    }
}
