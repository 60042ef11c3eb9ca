package dev.entente.notification.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class ShownTest {

    private static Shown evidence(String url) {
        var item = Json.MAPPER.createObjectNode();
        item.putArray("evidence").addObject().put("url", url);
        return new Shown(item, "en");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://press.example.org",
                "http://press.example.org:8080/a?b=c#d",
                "https://Press.example.org/~a/(b)",
                "https://press_office.example.org",
                "https://xn--mzakere-n2a.example.org/anlaşma?q=enerji",
                "https://[2001:db8::7]:443/a",
                "https://192.0.2.7/a@b"
            })
    void what_leads_to_a_page_is_a_link(String url) {
        assertThat(evidence(url).links()).extracting(Telling.Link::url).containsExactly(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://a\\@b.example/",
                "https://a.example/b\\c",
                "https://user:pw@press.example.org/",
                "https://press.example.org@evil.example/",
                "https://press.example.org:99999/",
                "https://press.example.org:0/",
                "https://press.example.org:port/",
                "https://press.example.org:/",
                "https://press..example.org/",
                "https://.example.org/",
                "https://-press.example.org/",
                "https://müzakere.example.org/",
                "https://\u0440ress.example.org/",
                "https://press.example.org/\u202Egpj",
                "https://press.example.org/a\u200Bb",
                "https://press.example.org/a\u00A0b",
                "https://press.example.org/a b",
                "javascript://press.example.org/",
                "https://"
            })
    void what_hides_where_it_leads_or_leads_nowhere_is_none(String url) {
        assertThat(evidence(url).links()).isEmpty();
    }

    @Test
    void an_address_may_be_as_long_as_texts_are() {
        assertThat(evidence("https://" + "a.".repeat(20_000) + "org/").links()).isEmpty();
        assertThat(evidence("https://press.example.org/" + "a/".repeat(20_000)).links())
                .hasSize(1);
    }

    @Test
    void what_is_too_long_for_a_line_ends_at_a_word() {
        assertThat(Plain.shortened("a word\nand  more", 20)).isEqualTo("a word and  more");
        assertThat(Plain.shortened("words and words and words", 18)).isEqualTo("words and words…");
        assertThat(Plain.shortened("x".repeat(30), 20)).isEqualTo("x".repeat(19) + "…");
        assertThat(Plain.shortened("x" + "\uD83D\uDE00".repeat(30), 19))
                .isEqualTo("x" + "\uD83D\uDE00".repeat(8) + "…");
    }
}
