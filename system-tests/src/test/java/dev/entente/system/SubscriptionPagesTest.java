package dev.entente.system;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.microsoft.playwright.Page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages of the notification service, as readers of mails see them who do not program. */
@ExtendWith(Logs.class)
class SubscriptionPagesTest {

    /** Taken by browsers, but no address to which mail could go. */
    private static final String NO_ADDRESS = "reader@nowhere";

    private final Entente entente = Entente.running();
    private final Inbox inbox = new Inbox(entente);
    private final String address = "pages-" + UUID.randomUUID() + "@example.org";

    private Reader reader() {
        return new Reader(entente.notification(""), Reader.Screen.DESK);
    }

    /**
     * Finds no fault with the page as it is, on any screen, and takes its picture on each. What colours and widths can change is
     * the same in all languages, and looked for in one.
     */
    private static void look(Reader reader, String name) {
        var inEnglish = reader.page().locator("html[lang=en]").count() == 1;
        assertThat(reader.page().locator("h1")).hasCount(1);
        for (var screen : List.of(Reader.Screen.DARK, Reader.Screen.PHONE, Reader.Screen.DESK)) {
            reader.lookOn(screen);
            assertThat(reader.overflow())
                    .as("pixels beyond a %s screen, %s", screen.name(), name)
                    .isZero();
            if (inEnglish || screen.equals(Reader.Screen.DESK)) {
                var barriers = screen.equals(Reader.Screen.DESK) ? reader.allBarriers() : reader.screensBarriers();
                assertThat(barriers).as("%s, %s", name, screen.name()).isEmpty();
            }
            reader.photograph("subscription-" + name + "-" + screen.name());
        }
    }

    private static void press(Reader reader, String button) {
        reader.follow(reader.page().locator("button", new Page.LocatorOptions().setHasText(button)));
    }

    /** The one button that the page has. */
    private static void press(Reader reader) {
        reader.follow(reader.page().locator("button"));
    }

    /** Subscribes to agreements of Chile and Peru; the link to manage the subscription. */
    private String subscribe(Reader reader, String button, String confirm) {
        var page = reader.page();
        page.locator("#address").fill(address);
        page.locator("select[name=all]").nth(0).selectOption("CL");
        page.locator("select[name=all]").nth(1).selectOption("PE");
        press(reader, button);
        page.navigate(Inbox.link(inbox.mail(address, "/confirm/"), "/confirm/"));
        press(reader, confirm);
        return Inbox.link(inbox.mail(address, "/manage/"), "/manage/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "tr", "ms"})
    void the_forms_are_without_barriers_in_each_language(String language) {
        try (var reader = reader()) {
            var page = reader.page();
            page.navigate(entente.notification("/subscribe?lang=" + language));
            assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(language);
            look(reader, "form-" + language);

            page.navigate(entente.notification("/subscribe?lang=" + language
                    + "&all=CL&any=AR&any=BO&sectors=energy&instruments=treaty&alerts=visit.new&text=lithium"));
            look(reader, "filled-in-" + language);

            page.navigate(entente.notification("/manage?lang=" + language));
            look(reader, "links-" + language);
            page.locator("#address").fill(NO_ADDRESS);
            press(reader);
            assertThat(page.locator("[role=alert]")).isVisible();
            look(reader, "links-refused-" + language);

            assertThat(reader.asked()).allMatch(asked -> asked.startsWith(entente.notification("/")));
        }
    }

    @ParameterizedTest
    @CsvSource({"en, Subscribe", "tr, Abone ol", "ms, Langgan"})
    void what_is_filled_in_wrong_is_told_beside_it(String language, String button) {
        try (var reader = reader()) {
            var page = reader.page();
            page.navigate(entente.notification("/subscribe?lang=" + language));
            page.locator("#address").fill(NO_ADDRESS);
            page.locator("input[name=alerts]:checked").uncheck();
            press(reader, button);

            assertThat(page.locator("[role=alert] li")).hasCount(2);
            assertThat(page.locator("#address")).hasValue(NO_ADDRESS);
            look(reader, "refused-" + language);
        }
    }

    @Test
    void who_subscribes_and_leaves_again_meets_no_barrier_on_the_way() {
        try (var reader = reader()) {
            var page = reader.page();
            page.navigate(entente.notification("/subscribe?lang=en&all=TR&all=MY"));
            press(reader, "Preview");
            assertThat(page.locator(".found li")).not().hasCount(0);
            look(reader, "preview");
            page.locator("#address").fill(address);
            press(reader, "Subscribe");
            look(reader, "asked");

            var confirm = inbox.mail(address, "/confirm/");
            page.navigate(Inbox.link(confirm, "/confirm/"));
            look(reader, "confirm");
            press(reader, "Confirm");
            look(reader, "confirmed");
            page.navigate(Inbox.link(confirm, "/confirm/"));
            look(reader, "confirmed-already");

            var mail = inbox.mail(address, "/manage/");
            page.navigate(Inbox.link(mail, "/manage/"));
            look(reader, "manage");
            page.locator("input[name=alerts]:checked").uncheck();
            press(reader, "Save");
            assertThat(page.locator("[role=alert] li")).hasCount(1);
            look(reader, "manage-refused");
            page.locator("input[name=alerts]").first().check();
            press(reader, "Save");
            assertThat(page.locator("[role=status]")).isVisible();
            look(reader, "saved");
            press(reader, "Pause");
            look(reader, "paused");
            reader.follow(page.locator("a[href$='/delete']"));
            look(reader, "delete");

            page.navigate(Inbox.link(mail, "/unsubscribe/"));
            look(reader, "unsubscribe");
            press(reader);
            look(reader, "unsubscribed");
            page.navigate(Inbox.link(mail, "/manage/"));
            look(reader, "ended");
        }
    }

    @Test
    void who_was_asked_by_somebody_else_refuses_without_a_barrier() {
        Http.post(entente.notification("/subscriptions"), "application/json", """
                {"channel":{"type":"email","address":"%s"}}""".formatted(address))
                .is(201);
        try (var reader = reader()) {
            var page = reader.page();
            page.navigate(Inbox.link(inbox.mail(address, "/refuse/"), "/refuse/"));
            look(reader, "refuse");
            press(reader);
            look(reader, "not-asked-again");
        }
    }

    @Test
    void what_fell_into_a_pause_is_offered_and_everything_is_forgotten_without_a_barrier() {
        var integrator = new Integrator(entente);
        try (var reader = reader()) {
            var page = reader.page();
            page.navigate(entente.notification("/subscribe?lang=en"));
            page.navigate(subscribe(reader, "Subscribe", "Confirm"));
            press(reader, "Pause");
            integrator.accepted(Integrator.signed("CL", "PE"));
            Waiting.until(
                    "what was missed",
                    () -> {
                        press(reader, "Resume");
                        var missed = page.locator("form[action$='/missed']").count();
                        press(reader, "Pause");
                        return missed;
                    },
                    missed -> missed == 1);
            press(reader, "Resume");
            look(reader, "missed");

            reader.follow(page.locator("a[href$='/delete']"));
            press(reader);
            look(reader, "deleted");
        }
    }

    @Test
    void all_of_it_works_without_scripts() {
        try (var reader = Reader.withoutScripts(entente.notification(""))) {
            var page = reader.page();
            page.navigate(entente.notification("/subscribe?lang=tr"));
            var manage = subscribe(reader, "Abone ol", "onayla");
            page.navigate(manage);
            assertThat(page.locator("select[name=all] option[value=PE]:checked"))
                    .hasCount(1);
            page.locator("input[name=every][value=week]").check();
            page.locator("#on").selectOption("friday");
            press(reader, "Kaydet");
            assertThat(page.locator("[role=status]")).isVisible();
            page.navigate(manage);
            assertThat(page.locator("#on")).hasValue("friday");

            page.navigate(Inbox.link(inbox.mail(address, "/unsubscribe/"), "/unsubscribe/"));
            press(reader);
            page.navigate(manage);
            assertThat(page.locator("button", new Page.LocatorOptions().setHasText("Kaydet")))
                    .hasCount(0);
            assertThat(reader.complaints()).isEmpty();
        }
    }
}
