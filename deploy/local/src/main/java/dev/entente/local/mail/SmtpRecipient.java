package dev.entente.local.mail;

import java.time.Clock;
import java.util.List;

import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;

/** Stands for any recipient: GreenMail delivers to it, and a mail to several recipients is taken once. */
record SmtpRecipient(String email, Inbox inbox, Clock clock) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage delivery) {
        List<String> to =
                delivery.getToAddresses().stream().map(MailAddress::getEmail).toList();
        if (to.getFirst().equals(email)) {
            inbox.take(number -> MimeReader.read(number, clock.instant(), to, delivery.getMessage()));
        }
    }

    @Override
    public void deliver(MimeMessage message) {
        inbox.take(number -> MimeReader.read(number, clock.instant(), List.of(email), message));
    }

    @Override
    public String getEmail() {
        return email;
    }

    @Override
    public String getLogin() {
        return email;
    }

    @Override
    public String getQualifiedMailboxName() {
        return email;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void setPassword(String password) {
        // anybody may send here
    }

    @Override
    public void authenticate(String password) {
        // anybody may send here
    }

    @Override
    public void create() {
        // nothing is kept of a recipient
    }

    @Override
    public void delete() {
        // nothing is kept of a recipient
    }
}
