package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of what cannot be done, and of what is wrong in what was filled in; the other languages are in {@code messages/faults_*.properties}. */
@MessageBundle("faults")
public interface FaultSentences {

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

    @Message("Too many requests")
    String titleTooMany();

    @Message("From your network came too many requests. Try again in an hour.")
    String leadTooMany();

    @Message("Too many tests were sent within the last hour. Try again later.")
    String leadTooManyTests();

    @Message("What is kept was asked for too often within the last hour. Try again later.")
    String leadTooManyRepeats();

    @Message("Too much is asked for just now, so nothing was stored or changed. Try again later.")
    String leadTooMuchNow();

    @Message("This cannot be done just now")
    String titleUnavailable();

    @Message(
            "Something that the service needs does not answer. Nothing was stored or changed yet. Try again in a minute; no news is lost meanwhile.")
    String leadUnavailable();

    @Message("Try again")
    String tryAgain();

    @Message("Something failed here")
    String titleFailed();

    @Message(
            "It is no fault of yours. Try again later; if it fails again, tell whoever runs this service the number {incident}.")
    String leadFailed(String incident);

    @Message("This cannot be used")
    String titleUnusable();

    @Message("That is not what a form or a link of these pages sends. Nothing was stored or changed. Begin anew here:")
    String leadUnusable();

    @Message("That is more than is taken here. Nothing was stored or changed. Begin anew here, with less:")
    String leadTooLarge();

    @Message("That did not arrive in time. Nothing was stored or changed. Begin anew here:")
    String leadTooSlow();

    @Message("This is no e-mail address such as reader@example.org.")
    String wrongAddress();

    @Message("Tick at least one kind of alert.")
    String wrongAlerts();

    @Message("There is no word to look for in titles.")
    String wrongWords();

    @Message("Kinds of agreement are chosen, but no alerts on agreements.")
    String wrongInstruments();

    @Message("So many countries never take part in what is asked for together: a transfer has two.")
    String wrongCountries();

    @Message("The time, the day or the time zone cannot be used.")
    String wrongDigest();

    @Message("{field}: “{value}” is not known here, and is left out.")
    String leftOut(String field, String value);

    @Message("Something cannot be used: {pointer}")
    String wrongElsewhere(String pointer);
}
