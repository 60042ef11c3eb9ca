package dev.entente.local.mail;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.entente.local.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class MailCatcherTest {
    private static final String HTML =
            "<p>Yeni anlaşma <script>alert(1)</script><a href=\"http://127.0.0.1:8083/x\">aç</a></p>";

    private final HttpClient http = HttpClient.newHttpClient();
    private MailCatcher catcher;

    @BeforeEach
    void start() throws IOException {
        catcher = new MailCatcher(0, 0);
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void a_mail_is_shown_as_it_was_sent() throws Exception {
        send(
                "Yeni anlaşma: Türkiye–Malezya",
                "Aç: http://127.0.0.1:8083/confirm/t?a=1\n",
                "a@example.org",
                "b@example.org");

        List<?> messages = (List<?>) Json.read(get("/messages").body());
        Map<?, ?> message = (Map<?, ?>) messages.getFirst();

        assertThat(messages).hasSize(1);
        assertThat(message.get("to")).isEqualTo(List.of("a@example.org", "b@example.org"));
        assertThat(message.get("from")).isEqualTo("entente@example.org");
        assertThat(message.get("subject")).isEqualTo("Yeni anlaşma: Türkiye–Malezya");
        assertThat(message.get("text").toString()).contains("Aç: http://127.0.0.1:8083/confirm/t?a=1");
        assertThat(message.get("html").toString()).contains("Yeni anlaşma");
        assertThat(((Map<?, ?>) message.get("headers")).get("List-Unsubscribe-Post"))
                .isEqualTo("List-Unsubscribe=One-Click");
    }

    @Test
    void mails_come_in_the_order_of_their_arrival() throws Exception {
        send("first", "1", "a@example.org");
        send("second", "2", "a@example.org");

        assertThat((List<?>) Json.read(get("/messages").body()))
                .extracting(message -> ((Map<?, ?>) message).get("subject"))
                .isEqualTo(List.of("first", "second"));
    }

    @Test
    void what_came_by_mail_cannot_act_on_the_page() throws Exception {
        send("<img src=x onerror=alert(1)>", "<b>text</b> http://example.org/?a=1&b=\"", "a@example.org");

        assertThat(get("/").body()).contains("&lt;img src=x").doesNotContain("<img");
        assertThat(get("/mail/1").body())
                .contains("&lt;b&gt;text&lt;/b&gt;")
                .contains("<iframe sandbox=")
                .doesNotContain("<img")
                .doesNotContain("<script>");
        assertThat(get("/mail/1/html").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).startsWith("sandbox ").doesNotContain("allow-scripts"));
        assertThat(get("/mail/1").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void links_in_the_text_can_be_followed() throws Exception {
        send("Confirm", "Here: http://127.0.0.1:8083/confirm/abc?x=1&y=2 or not", "a@example.org");

        assertThat(get("/mail/1").body()).contains("<a href=\"http://127.0.0.1:8083/confirm/abc?x=1&amp;y=2\"");
    }

    @Test
    void an_empty_inbox_says_so_and_unknown_pages_are_not_found() throws Exception {
        assertThat(get("/messages").body()).isEqualTo("[]");
        assertThat(get("/").body()).contains("No mail yet");
        assertThat(get("/mail/7").statusCode()).isEqualTo(404);
        assertThat(get("/../etc").statusCode()).isEqualTo(404);
    }

    @Test
    void a_full_inbox_forgets_the_oldest() {
        Inbox inbox = new Inbox(2);
        for (int i = 0; i < 3; i++) {
            inbox.take(number -> new Mail(number, Instant.EPOCH, "", List.of(), "", "", "", Map.of()));
        }

        assertThat(inbox.all()).extracting(Mail::number).containsExactly(2L, 3L);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + catcher.httpPort() + path);
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void send(String subject, String text, String... to) throws MessagingException {
        Properties server = new Properties();
        server.put("mail.smtp.host", "127.0.0.1");
        server.put("mail.smtp.port", Integer.toString(catcher.smtpPort()));
        MimeMessage message = new MimeMessage(Session.getInstance(server));
        message.setFrom("entente@example.org");
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(String.join(",", to)));
        message.setSubject(subject, "UTF-8");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text, "UTF-8");
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(HTML, "text/html; charset=UTF-8");
        message.setContent(new MimeMultipart("alternative", plain, html));
        Transport.send(message);
    }
}
