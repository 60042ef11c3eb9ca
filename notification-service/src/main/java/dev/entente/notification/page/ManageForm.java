package dev.entente.notification.page;

import java.util.List;

import jakarta.ws.rs.core.MultivaluedMap;

import dev.entente.notification.subscription.Subscription;
import dev.entente.notification.subscription.Wish;
import dev.entente.notification.web.SubscriptionForm;

/** What a subscriber filled in to change a subscription. */
final class ManageForm {

    private final Answers answers;

    ManageForm(MultivaluedMap<String, String> fields) {
        this.answers = new Answers(fields);
    }

    /** What is wrong in it, in the subscriber's language. */
    List<String> complaints(Subscription subscription) {
        var filledIn = answers.wish();
        var read = SubscriptionForm.toChange(filledIn);
        read.wish(subscription.wish());
        return Complaints.of(read.errors(), filledIn, subscription.language());
    }

    /** What the subscription asks for from now on; where there are no digests, without. */
    Wish wish(Subscription subscription) {
        var wish = SubscriptionForm.toChange(answers.wish()).wish(subscription.wish());
        return subscription.channelType().hasDigests() ? wish : wish.withoutDigest();
    }
}
