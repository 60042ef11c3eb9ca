package dev.entente.notification.text;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of items, kind by kind; the other languages are in {@code messages/kinds_*.properties}. */
@MessageBundle("kinds")
public interface KindSentences {

    @Message("Corrected: {title}")
    String titleCorrected(String title);

    @Message("Retracted: {title}")
    String titleRetracted(String title);

    @Message("corrections")
    String alertsCorrected();

    @Message("retractions")
    String alertsRetracted();

    @Message("Agreements")
    String agreements();

    @Message("New agreement: {title}")
    String titleNewAgreement(String title);

    @Message("Status changed to {status}: {title}")
    String titleAgreementChanged(String title, String status);

    @Message("A new agreement has been recorded.")
    String leadNewAgreement();

    @Message("The status of this agreement has changed.")
    String leadAgreementChanged();

    @Message("What was reported of this agreement has been corrected.")
    String leadAgreementCorrected();

    @Message("What was reported of this agreement has been taken back.")
    String leadAgreementRetracted();

    @Message("new agreements")
    String alertsNewAgreements();

    @Message("changes of status")
    String alertsAgreementChanged();

    @Message("Parties")
    String parties();

    @Message("Kind")
    String kind();

    @Message("Valid until")
    String validUntil();

    @Message("Value")
    String value();

    @Message("Visits")
    String visits();

    @Message("New visit: {title}")
    String titleNewVisit(String title);

    @Message("Visit ({status}): {title}")
    String titleVisitChanged(String title, String status);

    @Message("A new visit has been recorded.")
    String leadNewVisit();

    @Message("This visit stands as it was announced.")
    String leadVisitAnnounced();

    @Message("This visit has been postponed.")
    String leadVisitPostponed();

    @Message("This visit has been cancelled.")
    String leadVisitCancelled();

    @Message("This visit has taken place.")
    String leadVisitHeld();

    @Message("What was reported of this visit has been corrected.")
    String leadVisitCorrected();

    @Message("What was reported of this visit has been taken back.")
    String leadVisitRetracted();

    @Message("new visits")
    String alertsNewVisits();

    @Message("postponed, cancelled, held")
    String alertsVisitChanged();

    @Message("Visitors")
    String visitors();

    @Message("Host")
    String host();

    @Message("Level")
    String level();

    @Message("Place")
    String place();

    @Message("Transfers")
    String transfers();

    @Message("New transfer: {title}")
    String titleNewTransfer(String title);

    @Message("Transfer ({status}): {title}")
    String titleTransferChanged(String title, String status);

    @Message("A new transfer has been recorded.")
    String leadNewTransfer();

    @Message("There is progress in this transfer, or its status has changed.")
    String leadTransferChanged();

    @Message("What was reported of this transfer has been corrected.")
    String leadTransferCorrected();

    @Message("What was reported of this transfer has been taken back.")
    String leadTransferRetracted();

    @Message("new transfers")
    String alertsNewTransfers();

    @Message("progress and changes of status")
    String alertsTransferChanged();

    @Message("Supplier")
    String supplier();

    @Message("Recipient")
    String recipient();

    @Message("What")
    String what();

    @Message("Delivered so far")
    String deliveredSoFar();

    @Message("{count} of {all}")
    String deliveredOf(String count, String all);

    @Message("Milestones")
    String milestones();
}
