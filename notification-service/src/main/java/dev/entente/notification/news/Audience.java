package dev.entente.notification.news;

import java.util.Optional;

/** Who is to hear of news. */
public interface Audience {

    /**
     * Writes down who is to be told, in the transaction of the caller; news that was told before is told nobody.
     *
     * @param trace to which the event belongs that brought the news (W3C {@code traceparent})
     * @return whether anybody is
     */
    boolean tell(News news, Optional<String> trace);

    /** Says that alerts were written down and committed. */
    void called();
}
