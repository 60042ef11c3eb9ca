package dev.entente.notification;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.support.Forms;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Forms.fields;
import static dev.entente.notification.support.Forms.form;
import static dev.entente.notification.support.Forms.with;
import static dev.entente.notification.support.Ledger.agreement;
import static dev.entente.notification.support.Ledger.newSubject;
import static dev.entente.notification.support.Ledger.titled;
import static org.assertj.core.api.Assertions.assertThat;

/** A title may be longer than a line of a mail. */
@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class LongTitleTest {

    /** Octets, by RFC 5322. */
    private static final int LONGEST_LINE = 998;

    private Forms forms;

    @BeforeEach
    void open() {
        forms = new Forms();
    }

    @AfterEach
    void close() {
        forms.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Pact ", "Anlaşma ", "x"})
    void no_line_of_a_mail_is_longer_than_servers_take(String words) {
        var path = forms.subscribed();
        form(with(fields("en"), "every", "immediate")).post(path).then().statusCode(200);
        var title = words.repeat(2000 / words.length()).strip();

        try (var ledger = new Ledger()) {
            ledger.post(titled(agreement("signed", newSubject(), "BG", "CU"), "en", title));
        }

        var mail = forms.letters().to(forms.address(), 3).get(2);
        var subject = forms.letters().subject(mail);
        assertThat(subject).endsWith("…").hasSizeBetween(150, 200);
        assertThat(new String(forms.letters().raw(mail), StandardCharsets.ISO_8859_1).split("\r\n"))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(LONGEST_LINE));
        assertThat(forms.letters().text(mail)).contains(title);
    }
}
