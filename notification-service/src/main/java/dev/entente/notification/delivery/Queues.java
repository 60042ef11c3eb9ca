package dev.entente.notification.delivery;

import java.util.List;

import dev.entente.notification.subscription.Channel;

/**
 * Where deliveries wait for their receiver. All mails go to one, the mail server, and what a person waits for (letters: a link to
 * confirm, a link to manage, a test) does not stand in line behind alerts for thousands: it has a queue of its own, which
 * comes first. Pauses, failures and limits are those of the receiver, in whichever queue something stands.
 */
final class Queues {

    /** What all subscriptions by mail have for a receiver, and where their alerts and digests wait. */
    static final String MAIL_SERVER = Channel.Type.EMAIL.code();

    static final String LETTERS_BY_MAIL = MAIL_SERVER + ":letters";

    private Queues() {}

    /** Where letters to the receiver wait. */
    static String ofLetters(String receiver) {
        return receiver.equals(MAIL_SERVER) ? LETTERS_BY_MAIL : receiver;
    }

    /** For whom the queue is. */
    static String receiver(String queue) {
        return queue.equals(LETTERS_BY_MAIL) ? MAIL_SERVER : queue;
    }

    /** The same in SQL. */
    static String receiverIn(String column) {
        return "CASE {queue} WHEN '{letters}' THEN '{mails}' ELSE {queue} END"
                .replace("{queue}", column)
                .replace("{letters}", LETTERS_BY_MAIL)
                .replace("{mails}", MAIL_SERVER);
    }

    /** The names of all queues of a receiver, in SQL, for {@code IN}. */
    static String allIn(String column) {
        return "({receiver}, CASE {receiver} WHEN '{mails}' THEN '{letters}' ELSE {receiver} END)"
                .replace("{receiver}", column)
                .replace("{letters}", LETTERS_BY_MAIL)
                .replace("{mails}", MAIL_SERVER);
    }

    /** Those of a receiver, that which comes first before the other. */
    static List<String> of(String receiver) {
        return receiver.equals(MAIL_SERVER) ? List.of(LETTERS_BY_MAIL, MAIL_SERVER) : List.of(receiver);
    }
}
