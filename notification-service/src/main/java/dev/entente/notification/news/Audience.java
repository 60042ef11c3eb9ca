package dev.entente.notification.news;

import java.util.List;
import java.util.Map;

import dev.entente.events.EventId;

/** Who is to hear of news. */
public interface Audience {

    /**
     * Writes down who is to be told, in the transaction of the caller; news that was told before is told nobody.
     *
     * @param news in the order in which they are to be told
     * @param traces to which the events belong that brought them (W3C {@code traceparent}), of those that belong to one
     * @return whether anybody is
     */
    boolean tell(List<News> news, Map<EventId, String> traces);

    /** Says that alerts were written down and committed. */
    void called();
}
