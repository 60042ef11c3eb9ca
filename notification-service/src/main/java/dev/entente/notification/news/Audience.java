package dev.entente.notification.news;

/** Who is to hear of news. */
public interface Audience {

    /**
     * Writes down who is to be told, in the transaction of the caller; news that was told before is told nobody.
     *
     * @return whether anybody is
     */
    boolean tell(News news);

    /** Says that alerts were written down and committed. */
    void called();
}
