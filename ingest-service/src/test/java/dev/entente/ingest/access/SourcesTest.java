package dev.entente.ingest.access;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SourcesTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example",
        "https://a.example, https://a.example/desk",
        "https://a.example/, https://a.example/desk",
        "https://a.example/desk, https://a.example/desk/7",
        "https://a.example/desk, https://a.example/desk/7?edition=2#top",
        "https://a.example, https://a.example/...",
        "https://a.example/, https://a.example/",
        "https://a.example/desk, https://a.example/desk/",
        "https://a.example/desk, https://a.example/desk/a%20b",
        "https://a.example/desk, https://a.example/desk/?next=https://b.example//x",
        "https://a.example:8443, https://a.example:8443/desk",
        "https://user@a.example, https://user@a.example/desk",
        "https://xn--bcher-kva.example, https://xn--bcher-kva.example/desk",
        "https://a.example?tenant=a, https://a.example?tenant=a",
        "#fragment, #fragment",
        "mailto:desk@a.example, mailto:desk@a.example",
        "urn:entente, urn:entente",
        "urn:entente, urn:entente/desk",
        "/desk, /desk/7"
    })
    void a_source_is_covered_that_equals_the_prefix_or_continues_it_after_a_slash(String prefix, String source) {
        assertThat(new Sources(List.of(prefix)).cover(source)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example.evil",
        "https:, https://a.example",
        "https://, https://a.example",
        "/, /desk",
        "https://a.example, https://a.example/%c0%ae%c0%ae/z",
        "https://a.example, https://a.example@evil",
        "https://a.example, https://a.example:8443",
        "https://a.example, https://a.example?x",
        "https://a.example, https://a.exampl",
        "https://a.example, http://a.example",
        "https://a.example/desk, https://a.example/desks",
        "https://a.example/desk, https://a.example",
        "https://a.example/desk/, https://a.example/desk",
        "https://a.example/desk, https://a.example/other",
        "https://a.example/desk, https://a.example/desk/../other",
        "https://a.example/desk, https://a.example/desk/..",
        "https://a.example/desk, https://a.example/desk/./x",
        "https://a.example/desk, https://a.example/desk/..;x/other",
        "https://a.example/desk, https://a.example/desk/%2e%2e/other",
        "https://a.example/desk, https://a.example/desk/.%2E/other",
        "https://a.example/desk, https://a.example/desk%2Fx",
        "https://a.example/desk, https://a.example/desk/%252e%252e/other",
        "https://a.example/desk, https://a.example/desk/%5c../other",
        "https://a.example/desk, https://a.example/desk/\\..\\other",
        "https://a.example, https://a.example/x y",
        "https://a.example, https://a.example:443/desk",
        "https://a.example, https://a.example:@evil/desk",
        "https://a.example, https://user@a.example/desk",
        "https://a.example, https://evil/https://a.example/desk",
        "https://a.example, HTTPS://A.EXAMPLE/desk",
        "https://A.example, https://a.example/desk",
        "https://a.example, https://a.example./desk",
        "https://a.example, https://a.example%2fdesk",
        "https://a.example, https://a.example%00/desk",
        "https://a.example, https://a.example\\desk",
        "https://a.example, https://a.example#/desk",
        "https://a.example, https://a.example;/desk",
        "https://a.example/desk, https://a.example/desk?x",
        "https://a.example/desk, https://a.example/desk#x",
        "https://a.example/desk, https://a.example/desk;x",
        "https://a.example/desk, https://a.example/desk//other",
        "https://a.example/desk, https://a.example//desk",
        "https://a.example/desk, https://a.example/desk/x;../other",
        "https://a.example/desk, https://a.example/desk/%0a",
        "https://a.example/desk, https://a.example/desk/%7F",
        "https://a.example/desk, https://a.example/desk/%zz",
        "https://a.example/desk, https://a.example/desk/%",
        "https://a.example/desk, https://a.example/desk/\uff0e\uff0e/other",
        "https://a.example/desk, https://a.example/desk\uff0fother",
        "https://a.example/desk, https://a.example/desk/\u2025/other",
        "https://a.example, https://\u0430.example/desk",
        "https://b\u00fccher.example, https://b\u00fccher.example/desk",
        "urn:entente, urn:entente:desk",
        "urn:entente, urn:ententedesk",
        "/, //evil/desk",
        "//evil, //evil/desk",
        "/desk, //desk",
        "/desk, /desk/..//x",
        "https://a.example/.., https://a.example/.."
    })
    void a_source_is_not_covered_that_leads_elsewhere(String prefix, String source) {
        assertThat(new Sources(List.of(prefix)).cover(source)).isFalse();
    }

    @Test
    void one_of_several_prefixes_is_enough_and_none_covers_nothing() {
        assertThat(new Sources(List.of("https://a.example", "https://b.example")).cover("https://b.example/x"))
                .isTrue();
        assertThat(new Sources(List.of()).cover("https://a.example")).isFalse();
        assertThat(new Sources(List.of("", " ")).cover("/x")).isFalse();
    }

    @Test
    void who_may_write_as_no_source_is_told_how_to_get_a_token_that_covers_one() {
        assertThat(new Denied.SourceNotCovered("https://a.example", List.of()))
                .hasMessageContaining("The token covers no source.")
                .hasMessageContaining("deploy/token --source");
    }
}
