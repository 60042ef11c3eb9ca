package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What is said to people of their subscriptions, in mails and on pages; the other languages are in
 * {@code messages/say_*.properties}. Of items {@link KindSentences} say more, of dates {@link DateSentences}.
 */
@MessageBundle("say")
public interface Sentences {

    @Message("Kind of agreement")
    String kindOfAgreement();

    @Message("Kinds of agreement are chosen, but no alerts on agreements.")
    String wrongInstruments();

    @Message("So many countries never take part in what is asked for together: a transfer has two.")
    String wrongCountries();

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

    @Message("This link is no longer good")
    String titleExpired();

    @Message("If you have confirmed already, all is well. If not, it is too old: subscribe again to get a new one.")
    String leadExpired();

    @Message(
            "It is not whole, or there is nothing more to refuse: the request was confirmed, refused or forgotten. If mails come, have the links to your subscriptions sent to you, and end them there.")
    String leadExpiredRefuse();

    @Message(
            "It is not whole, a newer one has taken its place, or the subscription was deleted. You need not subscribe again: have the links to all your subscriptions sent to you.")
    String leadExpiredManage();

    @Message(
            "It is not whole, or the subscription was deleted, and nothing more comes of it. If mails still come, have the links to your subscriptions sent to you, and end them there.")
    String leadExpiredUnsubscribe();

    @Message("Have the links sent again")
    String linksAgain();

    @Message("There is nothing here")
    String titleUnknown();

    @Message("No page has this address. Links in mails are long: perhaps a part of it got lost.")
    String leadUnknown();

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

    @Message("Countries")
    String countries();

    @Message("all")
    String all();

    @Message("Language")
    String language();

    @Message("Alerts")
    String alerts();

    @Message("All of these countries")
    String countriesAll();

    @Message("One of these countries")
    String countriesAny();

    @Message("Words in the title")
    String words();

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

    @Message("How often")
    String rhythm();

    @Message("at once, one mail for each")
    String immediate();

    @Message("every day at {at} ({zone})")
    String daily(String at, String zone);

    @Message("every {day} at {at} ({zone})")
    String weekly(String day, String at, String zone);

    @Message("Next mail")
    String nextDigest();

    @Message("{day}, {at} ({zone}), if there is news by then")
    String nextDigestAt(String day, String at, String zone);

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

    @Message("Only these")
    String which();

    @Message("None ticked means all.")
    String noneMeansAll();

    @Message("if something that I was told of is corrected or taken back")
    String followUps();

    @Message("What follows")
    String followUpsAsked();

    @Message("At once, one mail for each")
    String rhythmImmediate();

    @Message("Once a day, all in one mail")
    String rhythmDaily();

    @Message("Once a week, all in one mail")
    String rhythmWeekly();

    @Message("For daily or weekly mails:")
    String rhythmHint();

    @Message("Time")
    String rhythmAt();

    @Message("Day (weekly)")
    String rhythmOn();

    @Message("Time zone")
    String rhythmZone();

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

    @Message("Stopped")
    String stopped();

    @Message("{date}: for days nothing that we sent had arrived")
    String whyFailing(String date);

    @Message("{date}: the receiver said that it wants nothing any more")
    String whyGone(String date);

    @Message("{date}: the mail server will not have this address")
    String whyUndeliverable(String date);

    @Message("{date}: its address can no longer be read here; please subscribe once more")
    String whyUnreadable(String date);

    @Message("Your subscription has been stopped")
    String titleDisabled();

    @Message(
            "For days nothing that we sent had arrived, so nothing more is sent. You can let it come again, and have sent what you missed.")
    String leadDisabled();

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

    @Message("Save")
    String save();

    @Message("Pause")
    String pause();

    @Message("Resume")
    String resume();

    @Message("Alerts that were kept unsent, as in a pause: {count}.")
    String missed(long count);

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

    @Message("This is no e-mail address such as reader@example.org.")
    String wrongAddress();

    @Message("Tick at least one kind of alert.")
    String wrongAlerts();

    @Message("There is no word to look for in titles.")
    String wrongWords();

    @Message("The time, the day or the time zone cannot be used.")
    String wrongDigest();

    @Message("Something cannot be used: {pointer}")
    String wrongElsewhere(String pointer);

    @Message("Too many requests")
    String titleTooMany();

    @Message("From your network came too many requests. Try again in an hour.")
    String leadTooMany();

    @Message("Too many tests were sent within the last hour. Try again later.")
    String leadTooManyTests();

    @Message("Change it")
    String change();

    @Message(
            "You will get a mail when there is news that you asked for. With this link you can change or end the subscription: keep it to yourself.")
    String leadConfirmedMail();
}
