package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What is said to people of their subscriptions, in mails and on pages; the other languages are in
 * {@code messages/say_*.properties}. Of items {@link KindSentences} say more, of dates {@link DateSentences}, of what has changed
 * {@link ChangeSentences}, of what is asked for {@link WishSentences}, of where a subscription stands {@link StateSentences}, of what cannot be done {@link FaultSentences}.
 */
@MessageBundle("say")
public interface Sentences {

    @Message("Test of your subscription")
    String titleTest();

    @Message("Alerts will look like this. There is nothing to do.")
    String bodyTest();

    @Message("Status")
    String status();

    @Message("Last known status")
    String lastStatus();

    @Message("Date")
    String date();

    @Message("Sectors")
    String sectors();

    @Message("Reason")
    String reason();

    @Message("Sources")
    String sources();

    @Message("See it with its history")
    String history();

    @Message("Unsubscribe")
    String unsubscribe();

    @Message("Please confirm your subscription")
    String titleConfirm();

    @Message("news of cooperation between countries")
    String brand();

    @Message("What was asked for")
    String choices();

    @Message(
            "On the page of Entente, a ledger of cooperation between countries, somebody asked that news be sent to this address. Was it you? Then confirm it; until then nothing else is sent.")
    String leadConfirm();

    @Message(
            "The link is good for {hours} hours. If it was not you, do nothing: the request expires, and you hear no more of it.")
    String ifNotYou(long hours);

    @Message("Confirm the subscription")
    String confirm();

    @Message("Your subscription is confirmed")
    String titleConfirmed();

    @Message(
            "You will get a mail when there is news that you asked for. A mail with a link to change your subscription is on its way.")
    String leadConfirmed();

    @Message("Manage the subscription")
    String manage();

    @Message("End this subscription?")
    String titleUnsubscribe();

    @Message("No more alerts will be sent to this address for this subscription.")
    String leadUnsubscribe();

    @Message("You are unsubscribed")
    String titleUnsubscribed();

    @Message("No more alerts will come. You may close this page.")
    String leadUnsubscribed();

    @Message("Your address is forgotten after {days} days, or now, if you want it.")
    String leadUnsubscribedData(long days);

    @Message("Delete my address now")
    String deleteNow();

    @Message("Subscribe again")
    String subscribeAgain();

    @Message("Your subscription")
    String titleManage();

    @Message("Language")
    String language();

    @Message(
            "You get this mail because this address was subscribed to alerts of Entente on {date} and the subscription was confirmed. You asked for:")
    String whySince(String date);

    @Message("Do not ask this address again")
    String refuse();

    @Message("Not ask this address again?")
    String titleRefuse();

    @Message(
            "The request to subscribe is forgotten, and this address is not asked again for a year, whoever enters it.")
    String leadRefuse();

    @Message("This address is not asked again")
    String titleRefused();

    @Message("The request is forgotten. You may close this page.")
    String leadRefused();

    @Message("Also new")
    String others();

    @Message("and {count} more")
    String andMore(int count);

    @Message("News of cooperation: {count}")
    String titleDigest(int count);

    @Message("This is what is new since the last digest.")
    String leadDigest();

    @Message("Subscribe")
    String subscribe();

    @Message("Change it instead, or pause it")
    String manageInstead();

    @Message("You have a subscription? Change or end it")
    String manageHave();

    @Message("News of cooperation by e-mail")
    String titleSubscribe();

    @Message(
            "Get a mail when countries conclude an agreement, visit each other, or deliver something. Say what you want to hear of; then confirm by the link that we send you.")
    String leadSubscribe();

    @Message("E-mail address")
    String address();

    @Message("Preview")
    String preview();

    @Message("What you would have been told of")
    String titlePreview();

    @Message("The latest {shown} of {all}:")
    String previewed(int shown, String all);

    @Message("None that we know of. You will hear of the next one.")
    String leadPreviewNone();

    @Message("Look into your mail")
    String titleAsked();

    @Message(
            "If that address can get mails from us, one is on its way. Press the button behind its link to begin the subscription.")
    String leadAsked();

    @Message("Nothing is sent until then.")
    String leadAskedNothing();

    @Message("Change or end a subscription")
    String titleLinks();

    @Message("Enter your address: we send links to all its subscriptions there.")
    String leadLinks();

    @Message("Send the links")
    String sendLinks();

    @Message("Look into your mail")
    String titleLinksSent();

    @Message("If that address has subscriptions, a mail with links to them is on its way.")
    String leadLinksSent();

    @Message("New link")
    String newLink();

    @Message("Does somebody else have the link to this page?")
    String newLinkWhen();

    @Message("The link to your subscription is a new one, which is on its way. The one of before is no longer good.")
    String leadNewLink();

    @Message("Your subscriptions")
    String titleYourLinks();

    @Message(
            "Somebody asked for the links to the subscriptions of this address. Keep them to yourself: who has a link can change the subscription.")
    String leadYourLinks();

    @Message("Stopped")
    String stopped();

    @Message("Your subscription has been stopped")
    String titleDisabled();

    @Message(
            "For days nothing that we sent had arrived, so nothing more is sent. You can let it come again, and have sent what you missed.")
    String leadDisabled();

    @Message("Save")
    String save();

    @Message("Pause")
    String pause();

    @Message("Resume")
    String resume();

    @Message("Send them now")
    String sendMissed();

    @Message("Send a test")
    String test();

    @Message("Your data")
    String titleData();

    @Message("Download all that is kept of this subscription (JSON)")
    String data();

    @Message("End it and delete my address")
    String delete();

    @Message("Delete this subscription?")
    String titleDelete();

    @Message("No more mails will come, and your address is forgotten. This cannot be undone.")
    String leadDelete();

    @Message("Deleted")
    String titleDeleted();

    @Message("Your address is forgotten. You may close this page.")
    String leadDeleted();

    @Message("Back")
    String back();

    @Message("Change it")
    String change();

    @Message(
            "You will get a mail when there is news that you asked for. With this link you can change or end the subscription: keep it to yourself.")
    String leadConfirmedMail();
}
