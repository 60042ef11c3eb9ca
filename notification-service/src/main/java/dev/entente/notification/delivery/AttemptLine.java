package dev.entente.notification.delivery;

import java.util.Locale;

import dev.entente.notification.subscription.Channel;

/**
 * What the log says of an attempt: to which host, and how it ended. What the receiver said is not in it, nor more of its URL than the
 * host, nor an address: they may tell of the subscriber, or be secrets.
 */
final class AttemptLine {

    private AttemptLine() {}

    static String of(Parcel parcel, Answer answer) {
        var outcome = answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return "Attempt %s of delivery %s to %s: %s".formatted(parcel.round() + 1, parcel.id(), host(parcel), outcome)
                + (answer instanceof Answer.Delivered ? "" : ", " + why(answer));
    }

    private static String host(Parcel parcel) {
        return switch (parcel.addressee().channel()) {
            case Channel.Webhook webhook -> webhook.reached();
            case Channel.Email mail -> "the mail server";
            case Channel.Unreadable unreadable -> "nobody";
        };
    }

    /** Without a status nobody has answered: the words are ours. */
    private static String why(Answer answer) {
        return answer.status().map(status -> "status " + status).orElseGet(() -> Results.kept(answer.text()));
    }
}
