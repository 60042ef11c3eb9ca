package dev.entente.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.text.Telling;
import dev.entente.notification.text.Telling.Full;
import dev.entente.notification.text.Telling.Line;
import dev.entente.notification.text.Telling.Link;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class TellingTest {

    private static ObjectNode agreement() {
        return Json.object("""
                {"id":"a","title":{"en":"Training"},"instrument":"treaty","status":"inForce","occurred":"2024-08-19/2024-08-22",
                 "statusSince":"2024-10","validUntil":"2029~","countries":["MY","TR"],"sectors":["military"],
                 "parties":[{"country":"TR","organization":"Ministry of National Defence","person":"A. B."},{"country":"MY"}],
                 "evidence":[{"url":"https://press.example.org/a/7","publisher":"Example Press","published":"2024-08-20"}]}""");
    }

    private static Full full(ObjectNode agreement, String language) {
        return Telling.full(
                "agreement.new",
                new Parcel.Content(
                        agreement,
                        0,
                        new EventId("s", "i"),
                        Position.of(0, 1),
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty()),
                language);
    }

    private static String date(String edtf, String language) {
        return full(agreement().put("occurred", edtf), language).lines().get(3).value();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-06-11            | 11 June 2024                               | 11 Haziran 2024                                      | 11 Jun 2024
            2024-08               | August 2024                                | Ağustos 2024                                         | Ogos 2024
            2024-08-XX            | August 2024                                | Ağustos 2024                                         | Ogos 2024
            2024                  | 2024                                       | 2024                                                 | 2024
            2024-XX-XX            | 2024                                       | 2024                                                 | 2024
            0987                  | 987                                        | 987                                                  | 987
            202X                  | 2020–2029                                  | 2020–2029                                            | 2020–2029
            19XX                  | 1900–1999                                  | 1900–1999                                            | 1900–1999
            2024-21               | spring 2024                                | 2024 ilkbaharı                                       | musim bunga 2024
            2024-24               | winter 2024–2025                           | 2024–2025 kışı                                       | musim sejuk 2024–2025
            2024-08~              | about August 2024                          | yaklaşık Ağustos 2024                                | sekitar Ogos 2024
            2024?                 | perhaps 2024                               | muhtemelen 2024                                      | mungkin 2024
            2024-06-11%           | perhaps about 11 June 2024                 | muhtemelen yaklaşık 11 Haziran 2024                  | mungkin sekitar 11 Jun 2024
            2024-08-19/2024-08-22 | 19–22 August 2024                          | 19–22 Ağustos 2024                                   | 19–22 Ogos 2024
            2024-08-28/2024-09-02 | 28 August – 2 September 2024               | 28 Ağustos – 2 Eylül 2024                            | 28 Ogos – 2 September 2024
            2023-12/2024-01-05~   | December 2023 – about 5 January 2024       | Aralık 2023 – yaklaşık 5 Ocak 2024                   | Disember 2023 – sekitar 5 Januari 2024
            ../2024-08            | until August 2024                          | Ağustos 2024 tarihine kadar                          | sehingga Ogos 2024
            /2024-08              | until August 2024, from when is not known  | Ağustos 2024 tarihine kadar, başlangıcı bilinmiyor   | sehingga Ogos 2024, tarikh mula tidak diketahui
            2024-08/..            | since August 2024                          | Ağustos 2024 tarihinden beri                         | sejak Ogos 2024
            2024-08/              | from August 2024, until when is not known  | Ağustos 2024 tarihinden itibaren, bitişi bilinmiyor  | dari Ogos 2024, tarikh tamat tidak diketahui
            """)
    void dates_are_told_in_words_as_exact_as_they_are_known(String edtf, String english, String turkish, String malay) {
        assertThat(List.of(date(edtf, "en"), date(edtf, "tr"), date(edtf, "ms")))
                .containsExactly(english, turkish, malay);
    }

    @Test
    void an_alert_tells_who_what_when_and_from_where() {
        var full = full(agreement(), "en");

        assertThat(full.lines())
                .containsExactly(
                        new Line("Parties", "Türkiye (Ministry of National Defence, A. B.), Malaysia"),
                        new Line("Kind", "Treaty"),
                        new Line("Status", "In force (October 2024)"),
                        new Line("Date", "19–22 August 2024"),
                        new Line("Valid until", "about 2029"),
                        new Line("Sectors", "Military"));
        assertThat(full.links())
                .containsExactly(new Link("https://press.example.org/a/7", "Example Press, 20 August 2024"));
    }

    @Test
    void evidence_that_is_no_web_address_is_no_link() {
        var agreement = agreement();
        var evidence = agreement.putArray("evidence");
        List.of(
                        "javascript:alert(1)",
                        "data:text/html,x",
                        "https://a.example.org/\"onclick=\"x",
                        "https://a.example.org/\r\nBcc: x@example.org",
                        "http:///nowhere",
                        "https://bank.example.org@evil.example.org/x")
                .forEach(url -> evidence.addObject().put("url", url));

        assertThat(full(agreement, "en").links())
                .containsExactly(new Link("https://bank.example.org@evil.example.org/x", "evil.example.org"));
    }

    @Test
    void texts_of_events_stay_on_their_line_and_in_their_direction() {
        var agreement = agreement();
        agreement.putObject("title").put("en", "Pact\r\nBcc: spy@example.org\u2028x \u202Edlrow");

        assertThat(full(agreement, "en").title()).isEqualTo("New agreement: Pact Bcc: spy@example.org x dlrow");
    }
}
