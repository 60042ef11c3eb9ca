package dev.entente.local.mail;

import java.io.IOException;
import java.time.Clock;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

/** An SMTP server that takes every mail and delivers none, with the inbox that shows them; a process of its own. */
final class MailCatcher implements AutoCloseable {
    private static final int CAPACITY = 2_000;

    private final GreenMail smtp;
    private final InboxServer http;

    MailCatcher(int smtpPort, int httpPort) throws IOException {
        Inbox inbox = new Inbox(CAPACITY);
        smtp = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        smtp.getUserManager()
                .setMessageDeliveryHandler(
                        (message, address) -> new SmtpRecipient(address.getEmail(), inbox, Clock.systemUTC()));
        smtp.start();
        http = new InboxServer(inbox, httpPort); // last: that it answers says that all is ready
    }

    /**
     * Runs until the process is ended.
     *
     * @param arguments the SMTP port and the HTTP port
     */
    public static void main(String[] arguments) throws IOException {
        MailCatcher catcher = new MailCatcher(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(catcher::close));
    }

    int httpPort() {
        return http.port();
    }

    int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    @Override
    public void close() {
        http.close();
        smtp.stop();
    }
}
