package dev.entente.notification.page;

import java.util.List;

import io.quarkus.qute.TemplateData;

import dev.entente.notification.subscription.Channel;
import dev.entente.notification.subscription.State;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.text.Asked;
import dev.entente.notification.text.StateSentences;
import dev.entente.notification.text.Telling;

/**
 * The page of a subscription.
 *
 * @param stopped when and why it was disabled; empty if it was not
 * @param next when the next digest is due; empty where none is
 * @param missed how much was kept unsent, and can be sent; empty for nothing
 * @param said what has just been done; empty for nothing
 */
@TemplateData
record ManagedPage(
        String target,
        String state,
        String stopped,
        boolean isActive,
        boolean isEnded,
        boolean isMail,
        String next,
        String missed,
        WishPage wish,
        List<String> complaints,
        String said,
        String path) {

    /**
     * The page as it is before anything is done on it.
     *
     * @param kept how much was kept unsent
     */
    static ManagedPage of(Subscription subscription, Channel channel, long kept, String path) {
        var language = subscription.language();
        return new ManagedPage(
                channel.target(),
                Asked.state(subscription.state(), language),
                subscription
                        .disabling()
                        .map(each -> Asked.disabling(each, language))
                        .orElse(""),
                subscription.state() == State.ACTIVE,
                subscription.state() == State.UNSUBSCRIBED,
                channel.type() == Channel.Type.EMAIL,
                subscription
                        .nextDigest()
                        .flatMap(due -> subscription.wish().digest().map(digest -> Asked.next(digest, due, language)))
                        .orElse(""),
                kept == 0 ? "" : Telling.in(StateSentences.class, language).missed(kept),
                WishPage.of(subscription.wish(), language),
                List.of(),
                "",
                path);
    }

    /** The same with what was filled in, and what is wrong in it. */
    ManagedPage complaining(List<String> all, WishPage filled) {
        return new ManagedPage(
                target, state, stopped, isActive, isEnded, isMail, next, missed, filled, all, said, path);
    }

    ManagedPage saying(String done) {
        return new ManagedPage(
                target, state, stopped, isActive, isEnded, isMail, next, missed, wish, complaints, done, path);
    }
}
