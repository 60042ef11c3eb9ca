package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of what is asked for, and how often; the other languages are in {@code messages/wishes_*.properties}. */
@MessageBundle("wishes")
public interface WishSentences {

    @Message("Kind of agreement")
    String kindOfAgreement();

    @Message("Countries")
    String countries();

    @Message("All of these countries")
    String countriesAll();

    @Message("One of these countries")
    String countriesAny();

    @Message("all")
    String all();

    @Message("One of these people or organizations")
    String parties();

    @Message("as filled in")
    String asFilledIn();

    @Message("Words in the title")
    String words();

    @Message("Alerts")
    String alerts();

    @Message("Only these")
    String which();

    @Message("None ticked means all.")
    String noneMeansAll();

    @Message("if something that I was told of is corrected or taken back")
    String followUps();

    @Message("What follows")
    String followUpsAsked();

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
}
