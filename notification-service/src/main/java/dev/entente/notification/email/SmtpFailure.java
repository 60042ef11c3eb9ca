package dev.entente.notification.email;

import java.util.Optional;
import java.util.regex.Pattern;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;

import dev.entente.notification.delivery.Answer;

/**
 * What a failure to send means. Where the server was not reached nobody got anything, and it is tried for as long as it takes;
 * where it may have the mail, only as often as the schedule has it.
 */
final class SmtpFailure {

    private static final String ADDRESS = "recipient address not accepted";

    private static final String TEXT = "sending data failed";
    private static final Pattern ENHANCED = Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})(?!\\S)");
    private static final Pattern ANY_ADDRESS =
            Pattern.compile("(\"[^\"\\n]{1,64}\"|[^\\s<>()\\[\\]:;,\"@]{1,256})(@|%40)[^\\s<>();,\"]*");

    private SmtpFailure() {}

    static Answer answer(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException smtp) {
                return answer(smtp);
            }
            if (cause instanceof TimeoutException) {
                return new Answer.Failed("the mail server did not say in time whether it takes the mail");
            }
            if (cause instanceof IllegalArgumentException) {
                return new Answer.Failed("this is no mail that can be sent: " + withoutAddresses(cause.getMessage()));
            }
        }
        return new Answer.Unsent(
                Optional.empty(), "the mail server cannot be reached: " + withoutAddresses(failure.getMessage()));
    }

    private static Answer answer(SMTPException smtp) {
        var status = Optional.of(smtp.getReplyCode());
        var said = withoutAddresses(smtp.getMessage());
        if (isOurs(smtp)) {
            return new Answer.Unsent(status, said);
        }
        if (!smtp.isPermanent() || isFull(smtp)) {
            return new Answer.Failed(status, said, Optional.empty());
        }
        return isUnknownAddress(smtp) ? new Answer.Gone(status, said) : new Answer.Refused(status, said);
    }

    /**
     * The server is closing (421) or does not let us in, or will not have mails of our host or our sender, whoever they are
     * for: an operator's business, of which the address is innocent. Of the text of a mail it may say the same; that is not sent again.
     */
    private static boolean isOurs(SMTPException smtp) {
        var enhanced = enhanced(smtp);
        return switch (smtp.getReplyCode()) {
            case 421, 530, 534, 535, 538 -> true;
            default ->
                smtp.isPermanent()
                        && !smtp.getMessage().startsWith(TEXT)
                        && (enhanced.startsWith("5.7.") || enhanced.equals("5.1.7") || enhanced.equals("5.1.8"));
        };
    }

    /** People make room in their mailboxes. */
    private static boolean isFull(SMTPException smtp) {
        var enhanced = enhanced(smtp);
        return enhanced.equals("5.2.2") || (enhanced.isEmpty() && smtp.getReplyCode() == 552 && isOfTheAddress(smtp));
    }

    private static boolean isUnknownAddress(SMTPException smtp) {
        var enhanced = enhanced(smtp);
        return isOfTheAddress(smtp)
                && (enhanced.startsWith("5.1.") || (enhanced.isEmpty() && smtp.getReplyCode() == 550));
    }

    private static boolean isOfTheAddress(SMTPException smtp) {
        return smtp.getMessage().startsWith(ADDRESS);
    }

    /** The status as RFC 3463 has it, {@code 5.1.1}; empty if there is none. */
    private static String enhanced(SMTPException smtp) {
        var status = ENHANCED.matcher(smtp.getReplyMessage());
        return status.lookingAt() ? status.group(1) : "";
    }

    /** Servers repeat addresses, and what they say is kept where addresses are not. */
    private static String withoutAddresses(String said) {
        return ANY_ADDRESS.matcher(String.valueOf(said)).replaceAll("(address)");
    }
}
