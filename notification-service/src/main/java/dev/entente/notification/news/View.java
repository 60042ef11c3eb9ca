package dev.entente.notification.news;

import java.util.Optional;

/**
 * What of all that is known counts. A link is what says that items are one.
 *
 * @param speaker whose links count, beside those of sources that are trusted; all links do, if it is absent
 * @param withLinkers whether those count as witnesses whose links do not
 */
record View(Optional<String> speaker, boolean withLinkers) {

    /** All that is known. */
    static final View OF_ALL = new View(Optional.empty(), true);

    /** No links but those of sources that are trusted. */
    static final View WITHOUT_LINKS = by("");

    static View by(String speaker) {
        return new View(Optional.of(speaker), true);
    }

    View withoutLinkers() {
        return new View(speaker, false);
    }
}
