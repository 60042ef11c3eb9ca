package dev.entente.system;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Of which addresses of evidence the dashboard makes links, in the browser itself: the same as mails do ({@code ShownTest}). */
class LinksTest {

    private static Reader reader;

    @BeforeAll
    static void load() throws Exception {
        reader = new Reader("about:blank", Reader.Screen.DESK);
        TypeScript.load(reader.page(), "parts/address.ts", "address");
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    private static boolean leads(String url) {
        return (boolean) reader.page().evaluate("url => window.address.leads(url)", url);
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
                "https://192.0.2.7/a@b",
                "https://press.example.org/a..b"
            })
    void what_leads_to_a_page_is_a_link(String url) {
        assertThat(leads(url)).isTrue();
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
        assertThat(leads(url)).isFalse();
    }
}
