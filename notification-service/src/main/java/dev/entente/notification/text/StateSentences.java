package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of where a subscription stands, and of what was done with it; the other languages are in {@code messages/states_*.properties}. */
@MessageBundle("states")
public interface StateSentences {

    @Message("Subscription of {date}")
    String subscriptionSince(String date);

    @Message("waits for confirmation")
    String statePending();

    @Message("active")
    String stateActive();

    @Message("paused")
    String statePaused();

    @Message("stopped, because mails did not arrive")
    String stateDisabled();

    @Message("ended")
    String stateUnsubscribed();

    @Message("{date}: for days nothing that we sent had arrived")
    String whyFailing(String date);

    @Message("{date}: the receiver said that it wants nothing any more")
    String whyGone(String date);

    @Message("{date}: the mail server will not have this address")
    String whyUndeliverable(String date);

    @Message("{date}: its address can no longer be read here; please subscribe once more")
    String whyUnreadable(String date);

    @Message("Saved.")
    String saved();

    @Message("Paused. What happens meanwhile is kept.")
    String donePaused();

    @Message("Alerts come again from now on.")
    String doneResumed();

    @Message("A test is on its way.")
    String doneTest();

    @Message("What was kept is on its way: {count}.")
    String doneMissed(long count);

    @Message("Alerts that were kept unsent, as in a pause: {count}.")
    String missed(long count);
}
