package dev.entente.notification.email;

import java.util.Optional;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;

import dev.entente.notification.delivery.Answer;

/**
 * What a failure to send means. Where the server was not reached nobody got anything, and it is tried for as long as it takes;
 * where it may have the mail, only as often as the schedule has it.
 */
final class SmtpFailure {

    private static final String ADDRESS = "recipient address not accepted";

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
                return new Answer.Failed("this is no mail that can be sent: " + cause.getMessage());
            }
        }
        return new Answer.Unsent(Optional.empty(), "the mail server cannot be reached: " + failure.getMessage());
    }

    private static Answer answer(SMTPException smtp) {
        var status = Optional.of(smtp.getReplyCode());
        if (isOurs(smtp.getReplyCode())) {
            return new Answer.Unsent(status, smtp.getMessage());
        }
        if (!smtp.isPermanent()) {
            return new Answer.Failed(status, smtp.getMessage(), Optional.empty());
        }
        return smtp.getMessage().startsWith(ADDRESS)
                ? new Answer.Gone(status, smtp.getMessage())
                : new Answer.Refused(status, smtp.getMessage());
    }

    /** The server is closing (421) or does not let us in: an operator's business, of which the address is innocent. */
    private static boolean isOurs(int code) {
        return code == 421 || code == 530 || code == 534 || code == 535 || code == 538;
    }
}
