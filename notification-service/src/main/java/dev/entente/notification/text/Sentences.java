package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Everything that is said to people; the other languages are in {@code messages/say_*.properties}. */
@MessageBundle("say")
public interface Sentences {

    @Message("New agreement: {title}")
    String titleNew(String title);

    @Message("Status changed to {status}: {title}")
    String titleStatusChanged(String title, String status);

    @Message("Corrected: {title}")
    String titleCorrected(String title);

    @Message("Retracted: {title}")
    String titleRetracted(String title);

    @Message("The ledger knows of a new agreement.")
    String leadNew();

    @Message("The status of this agreement has changed.")
    String leadStatusChanged();

    @Message("What was reported of this agreement has been corrected.")
    String leadCorrected();

    @Message("What was reported of this agreement has been taken back.")
    String leadRetracted();

    @Message("Test of your subscription")
    String titleTest();

    @Message("Alerts will look like this. There is nothing to do.")
    String bodyTest();

    @Message("Parties")
    String parties();

    @Message("Kind")
    String kind();

    @Message("Status")
    String status();

    @Message("Date")
    String date();

    @Message("Sectors")
    String sectors();

    @Message("Reason")
    String reason();

    @Message("Sources")
    String sources();

    @Message("Unsubscribe")
    String unsubscribe();

    @Message("Please confirm your subscription")
    String titleConfirm();

    @Message(
            "Somebody, we hope you, asked that alerts on agreements between countries be sent to this address. Nothing is sent until you confirm.")
    String leadConfirm();

    @Message("If it was not you, do nothing: the request expires, and you hear no more of it.")
    String ifNotYou();

    @Message("Confirm the subscription")
    String confirm();

    @Message("Your subscription is confirmed")
    String titleConfirmed();

    @Message(
            "You will get a mail when there is news that you asked for. The mail that confirms this has a link to see and to end your subscription: keep it.")
    String leadConfirmed();

    @Message("Manage the subscription")
    String manage();

    @Message("This link is no longer good")
    String titleExpired();

    @Message("If you have confirmed already, all is well. If not, it is too old: subscribe again to get a new one.")
    String leadExpired();

    @Message("End this subscription?")
    String titleUnsubscribe();

    @Message("No more alerts will be sent to this address for this subscription.")
    String leadUnsubscribe();

    @Message("You are unsubscribed")
    String titleUnsubscribed();

    @Message("No more alerts will come. You may close this page.")
    String leadUnsubscribed();

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

    @Message("new agreements")
    String alertsNew();

    @Message("changes of status")
    String alertsStatusChanged();

    @Message("corrections")
    String alertsCorrected();

    @Message("retractions")
    String alertsRetracted();

    @Message("All of these countries")
    String countriesAll();

    @Message("One of these countries")
    String countriesAny();

    @Message("Words in the title")
    String words();

    @Message("Valid until")
    String validUntil();

    @Message(
            "You get this mail because this address was subscribed to alerts of Entente on {date} and the subscription was confirmed. You asked for:")
    String whySince(String date);

    @Message("about {date}")
    String dateAbout(String date);

    @Message("perhaps {date}")
    String datePerhaps(String date);

    @Message("perhaps about {date}")
    String datePerhapsAbout(String date);

    @Message("until {date}")
    String dateUntil(String date);

    @Message("until {date}, from when is not known")
    String dateUntilFromUnknown(String date);

    @Message("since {date}")
    String dateSince(String date);

    @Message("from {date}, until when is not known")
    String dateFromUntilUnknown(String date);

    @Message("spring {year}")
    String dateSpring(int year);

    @Message("summer {year}")
    String dateSummer(int year);

    @Message("autumn {year}")
    String dateAutumn(int year);

    @Message("winter {year}–{next}")
    String dateWinter(int year, int next);

    @Message("the {first}s")
    String dateDecade(int first, int last);

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

    @Message("More agreements")
    String others();
}
