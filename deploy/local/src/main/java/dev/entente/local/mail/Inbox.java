package dev.entente.local.mail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The newest caught mails, in memory: when it is full the oldest goes, and all go when the process ends. */
final class Inbox {
    private final int capacity;
    private final Deque<Mail> mails = new ArrayDeque<>();
    private long lastNumber;

    Inbox(int capacity) {
        this.capacity = capacity;
    }

    /** Takes the mail that is made of the next number. */
    synchronized void take(LongFunction<Mail> mail) {
        lastNumber++;
        mails.addLast(mail.apply(lastNumber));
        if (mails.size() > capacity) {
            mails.removeFirst();
        }
    }

    /** In the order of arrival. */
    synchronized List<Mail> all() {
        return List.copyOf(mails);
    }

    synchronized Optional<Mail> numbered(long number) {
        return mails.stream().filter(mail -> mail.number() == number).findFirst();
    }
}
