package dev.entente.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Each kind of mail in each language, as it looks on a desk, in the dark and on a phone. */
@ExtendWith(Logs.class)
class SubscriptionMailsTest {

    private static final List<String> LANGUAGES = List.of("en", "tr", "ms");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /** An agreement new, in force, corrected and retracted, a visit, a transfer; to confirm, confirmed, test, links, the last notice. */
    private static final int KINDS = 11;

    /** To confirm, confirmed, the digest. */
    private static final int LETTERS_AND_DIGEST = 3;

    /** What is chosen on the page, but for how often. */
    private static final String WISH =
            "alerts=agreement.new&alerts=agreement.statusChanged&alerts=visit.new&alerts=transfer.new"
                    + "&any=JP&any=NO&any=FI&sectors=energy&sectors=environment&sectors=humanitarian&followUps=on";

    private final Entente entente = Entente.running();
    private final Inbox inbox = new Inbox(entente);
    private final Integrator integrator = new Integrator(entente);
    private final String run = UUID.randomUUID().toString();

    /** Somebody who has subscribed. */
    private record Subscriber(String address, String language, String id, String page) {}

    /** Subscribes and confirms. */
    private Subscriber subscribe(String kind, String language) {
        var address = kind + "-" + language + "-" + run + "@example.org";
        var id = Http.post(entente.notification("/subscriptions"), JSON, """
                        {"channel":{"type":"email","address":"%s"},"language":"%s","filter":{"countries":{"any":["JP"]}}}""".formatted(address, language))
                .is(201)
                .json()
                .path("id")
                .asText();
        Http.post(Inbox.link(inbox.mail(address, "/confirm/"), "/confirm/"), FORM, "")
                .is(200);
        var page = Inbox.link(inbox.mail(address, "/manage/"), "/manage/");
        var subscriber = new Subscriber(address, language, id, page);
        choose(subscriber, kind.equals("digest") ? "day" : "immediate");
        return subscriber;
    }

    private void choose(Subscriber subscriber, String every) {
        Http.post(
                        subscriber.page(),
                        FORM,
                        WISH + "&at=08:00&zone=UTC&every=" + every + "&language=" + subscriber.language())
                .is(200);
    }

    private List<Subscriber> subscribers(String kind) {
        return LANGUAGES.stream().map(language -> subscribe(kind, language)).toList();
    }

    /** An event that says all that can be said. */
    private Integrator.Signed full(String type) {
        try {
            var event = (ObjectNode) Http.JSON.readTree(Checkout.file(
                            "cooperation-events/src/test/resources/approved/dev.entente." + type + ".v1.full.json")
                    .toFile());
            var id = UUID.randomUUID().toString();
            var name = "mails-" + run;
            event.put("id", id).put("source", Integrator.SOURCE).put("subject", type.replaceAll("\\..*", "/") + name);
            return new Integrator.Signed(id, name, event.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tells of an agreement that comes into force, is corrected and taken back, of a visit, and of a transfer. */
    private void report() {
        var signed = full("agreement.signed");
        List.of(
                        signed,
                        signed.followedBy("enteredIntoForce", "2024-12-01"),
                        signed.corrected("2024-08-20"),
                        full("visit.held"),
                        full("transfer.ordered"),
                        signed.takenBack())
                .forEach(integrator::accepted);
    }

    /** Asks for a test and for the links; the notice that comes after days of failures no test can wait for. */
    private void ask(Subscriber subscriber) throws SQLException {
        Http.post(subscriber.page() + "/test", FORM, "").is(200);
        Http.post(
                        entente.notification("/manage"),
                        FORM,
                        "address=" + subscriber.address() + "&language=" + subscriber.language())
                .is(200);
        try (var connection = DriverManager.getConnection(
                        entente.jdbc("notification"), "notification", entente.secret("postgres-notification"));
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO delivery (id, subscription_id, subject, alert, language, receiver, state, next_attempt_at,"
                            + " created_at) SELECT gen_random_uuid(), id, 'subscription/' || id, 'subscription.disabled',"
                            + " language, receiver, 'due', now(), now() FROM subscription WHERE id = '"
                            + subscriber.id()
                            + "'");
        }
    }

    private List<JsonNode> mails(Subscriber subscriber, int count) {
        return Waiting.until(
                count + " mails to " + subscriber.address(),
                () -> inbox.to(subscriber.address()),
                mails -> mails.size() == count);
    }

    /** What colours and widths can change is the same in all languages, and looked for in one. */
    private void look(Reader reader, JsonNode mail, String name) {
        reader.page().setContent(mail.path("html").asText());
        for (var screen : List.of(Reader.Screen.DARK, Reader.Screen.PHONE, Reader.Screen.DESK)) {
            reader.lookOn(screen);
            assertThat(reader.overflow())
                    .as("pixels beyond a %s screen, %s", screen.name(), name)
                    .isZero();
            if (name.startsWith("en-") || screen.equals(Reader.Screen.DESK)) {
                var barriers = screen.equals(Reader.Screen.DESK) ? reader.barriers() : reader.screensBarriers();
                assertThat(barriers).as("%s, %s", name, screen.name()).isEmpty();
            }
            reader.photograph("mail-" + name + "-" + screen.name());
        }
    }

    @Test
    void each_kind_of_mail_is_without_barriers_in_each_language() throws SQLException {
        var each = subscribers("each");
        var gathered = subscribers("digest");
        report();
        for (var subscriber : each) {
            ask(subscriber);
        }
        try (var reader = new Reader("", Reader.Screen.DESK)) {
            for (var subscriber : each) {
                var mails = mails(subscriber, KINDS);
                for (var index = 0; index < KINDS; index++) {
                    look(reader, mails.get(index), subscriber.language() + "-" + index);
                }
            }
            for (var subscriber : gathered) {
                choose(subscriber, "immediate"); // what was gathered comes now
                look(reader, mails(subscriber, LETTERS_AND_DIGEST).getLast(), subscriber.language() + "-digest");
            }
            assertThat(reader.asked()).as("what a mail asks others for").isEmpty();
        }
    }
}
