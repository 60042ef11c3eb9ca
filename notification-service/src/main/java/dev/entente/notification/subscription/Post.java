package dev.entente.notification.subscription;

/** The part of delivery that subscriptions need: letters that are no alerts, and what becomes of open alerts. */
public interface Post {

    /** What a letter is about, as it stands in the list of deliveries. */
    enum Letter {
        CONFIRM("subscription.confirm"),
        CONFIRMED("subscription.confirmed"),
        TEST("test");

        private final String code;

        Letter(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Writes down a letter to be sent, in the transaction of the caller. */
    void send(Subscription to, Letter letter);

    /** Takes back what is due; it stays in the list and can be sent later. */
    void cancelDue(Subscription of);

    /** Says that letters were written down and committed. */
    void called();
}
