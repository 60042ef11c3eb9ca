package dev.entente.notification.subscription;

import java.util.Arrays;

/** The part of delivery that subscriptions need: letters that are no alerts, and what becomes of open alerts. */
public interface Post {

    /** What a letter is about, as it stands in the list of deliveries. */
    enum Letter {
        CONFIRM("subscription.confirm"),
        CONFIRMED("subscription.confirmed"),
        LINKS("subscription.links"),
        /** Nothing arrived for days; should this arrive, the subscriber learns that nothing more was sent. */
        DISABLED("subscription.disabled"),
        TEST("test");

        private final String code;

        Letter(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        /**
         * The letter with the code.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Letter of(String code) {
            return Arrays.stream(values())
                    .filter(letter -> letter.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no letter " + code));
        }
    }

    /** Writes down a letter to be sent, in the transaction of the caller. */
    void send(Subscription to, Letter letter);

    /** Takes back what is due; it stays in the list and can be sent later. */
    void cancelDue(Subscription of);

    /** The same, but for links that were asked for: without them, nobody has a link that is good. */
    void cancelDueButLinks(Subscription of);

    /** Forgets what receivers answered, in which addresses may stand; in the transaction of the caller. */
    void forgetAnswers(Subscription of);

    /** Forgets that its receiver has failed, in the transaction of the caller: it is as one of which nothing is known. */
    void beginAnew(Subscription of);

    /** Says that letters were written down and committed. */
    void called();
}
