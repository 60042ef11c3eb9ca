package dev.entente.notification.page;

import java.util.List;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.web.SubscriptionForm;

/** What a subscriber filled in to change a subscription. For the parties that it asks for there is no field: they stay. */
final class ManageForm {

    private final Answers answers;

    ManageForm(MultivaluedMap<String, String> fields) {
        this.answers = new Answers(fields);
    }

    /** What is wrong in it, in the subscriber's language. */
    List<String> complaints(Subscription subscription) {
        var read = read(subscription);
        read.wish(subscription.wish());
        return Complaints.of(read.errors(), subscription.language());
    }

    /** What the subscription asks for from now on; where there are no digests, without. */
    Wish wish(Subscription subscription) {
        var wish = read(subscription).wish(subscription.wish());
        return subscription.channelType().hasDigests() ? wish : wish.withoutDigest();
    }

    private SubscriptionForm read(Subscription subscription) {
        return SubscriptionForm.toChange(
                answers.wish(subscription.wish().filter().of(Criterion.PARTIES)));
    }
}
