package dev.entente.notification.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

import org.eclipse.microprofile.config.ConfigProvider;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import io.restassured.RestAssured;

import static dev.entente.notification.support.Waiting.await;

/** The mail server of the tests, and what it has got. */
public final class Letters {

    private GreenMail server;

    public void open() {
        var port = ConfigProvider.getConfig().getValue(Surroundings.SMTP_PORT, Integer.class);
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public void close() {
        server.stop();
    }

    /** The mails to the address, when there are so many, in the order in which they came. */
    public List<MimeMessage> to(String address, int count) {
        await().until(() -> to(address).size() >= count);
        return to(address);
    }

    /** Confirms the first subscription of the address, as its reader would; the path of the page on which it is managed. */
    public String confirm(String address) {
        RestAssured.post(link(to(address, 1).getFirst(), "/confirm/")).then().statusCode(200);
        return link(to(address, 2).get(1), "/manage/");
    }

    /** Subscribes the address of the body to mails, and confirms. */
    public Api.Subscribed subscribed(String address, Map<String, ?> body) {
        String id = RestAssured.given()
                .contentType("application/json")
                .body(body)
                .post("/subscriptions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Api.Subscribed(id, confirm(address).replace("/manage/", ""), "", "");
    }

    /** How many mails to the address have come. */
    public int count(String address) {
        return to(address).size();
    }

    private List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(Message.RecipientType.TO)[0].toString().contains(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String header(MimeMessage mail, String name) {
        try {
            return String.join("", mail.getHeader(name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean has(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name) != null;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it came. */
    public byte[] raw(MimeMessage mail) {
        try {
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public String text(MimeMessage mail) {
        return part(mail, "text/plain").orElseThrow();
    }

    public String html(MimeMessage mail) {
        return part(mail, "text/html").orElseThrow();
    }

    /** The path of the link in the text that begins so. */
    public String link(MimeMessage mail, String path) {
        var matcher = Pattern.compile("https?://[^/\\s]+(" + Pattern.quote(path) + "\\S+)")
                .matcher(text(mail));
        if (!matcher.find()) {
            throw new AssertionError("no link to " + path + " in " + text(mail));
        }
        return matcher.group(1);
    }

    private static Optional<String> part(Part part, String type) {
        try {
            if (part.isMimeType(type)) {
                return Optional.of(part.getContent().toString());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (var index = 0; index < parts.getCount(); index++) {
                    var found = part(parts.getBodyPart(index), type);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
