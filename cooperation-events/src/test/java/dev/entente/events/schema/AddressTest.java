package dev.entente.events.schema;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Approved;

import static org.assertj.core.api.Assertions.assertThat;

/** Where evidence is to be read. */
class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.example",
                "https://x.example?x#y/z?",
                "http://127.0.0.1:9099/a/b.html?a=b&c=%C3%BC#d",
                "https://[2001:db8::1]/a",
                "https://x_y.example:65535/~a/(b);c=d,e!$'*+@:",
                "https://XN--BCHER-KVA.example/",
                "https://x.example/wiki/T\u00fcrkiye?tags[]=a|b#\u0645"
            })
    void an_address_on_the_web_is_taken(String url) {
        assertThat(faults(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://x.example/",
                "https://",
                "https:///a",
                "https://[::1",
                "https://x.example:99999999/",
                "https://x.example:a/",
                "https://x.example/ a",
                "https://x.example/a\n",
                "https://x.example/a\tb",
                "https://user:pw@x.example/",
                "https://user@x.example/",
                "https://a\\@b/",
                "https://x.example\\a",
                "https://x.example/\u0007",
                "https://x.example/a\u00a0b",
                "https://b\u00fccher.example/",
                "https://x.example\u00fc/",
                "https://x.example/<script>"
            })
    void what_is_none_is_refused_with_a_sentence(String url) {
        assertThat(faults(url)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/evidence/0/url");
            assertThat(fault.detail()).contains("no address");
        });
    }

    @Test
    void a_long_one_is_looked_at_as_any_other() {
        assertThat(faults("https://x.example/" + "%aa".repeat(1300))).isEmpty();
        assertThat(faults("https://x.example/" + "%aa".repeat(1300) + " ")).hasSize(1);
    }

    private static List<Fault> faults(String url) {
        var type = Approved.type("agreement", "signed");
        var data = (ObjectNode) Approved.minimal(type).get("data");
        data.withArrayProperty("evidence").addObject().put("url", url);
        return Schemas.published().check(type, data);
    }
}
