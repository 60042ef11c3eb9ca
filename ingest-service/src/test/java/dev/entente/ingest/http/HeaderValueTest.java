package dev.entente.ingest.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeaderValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                           | plain
            with a blank                    | with a blank
            Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
            euro%20%e2%82%ac                | euro €
            %41bc                           | Abc
            100%25                          | 100%
            %2525                           | %25
            "a \\"quoted\\" text"       | a "quoted" text
            "%22"                           | "
            "\\%41"                       | A
            a "b c" d                       | a b c d
            ""                              | ``
            a\\b                          | a\\b
            (no comment)                    | (no comment)
            """)
    void a_value_is_unquoted_and_then_decoded_once(String header, String value) throws HeaderValue.Malformed {
        assertThat(HeaderValue.decoded(header)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            %C0%A0    | no UTF-8
            %FF       | no UTF-8
            %E2%82    | no UTF-8
            %ED%A0%80 | no UTF-8
            100%      | percent sign
            %4        | percent sign
            %zz       | percent sign
            %1        | percent sign
            %+1       | percent sign
            Zürich    | not printable ASCII
            a\tb     | not printable ASCII
            "open     | quotation
            5" pipe   | quotation
            "open\\" | quotation
            """)
    void what_no_sender_that_keeps_to_the_binding_writes_is_refused(String header, String words) {
        assertThatThrownBy(() -> HeaderValue.decoded(header))
                .isInstanceOf(HeaderValue.Malformed.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_long_quotation_takes_no_more_than_a_long_line() throws HeaderValue.Malformed {
        var escaped = "\\a".repeat(500_000);
        assertThat(HeaderValue.decoded("\"" + escaped + "\"")).hasSize(500_000);
        assertThat(HeaderValue.decoded("\"\"".repeat(500_000))).isEmpty();
    }

    @Test
    void a_quotation_mark_behind_a_backslash_ends_no_quotation() {
        assertThatThrownBy(() -> HeaderValue.decoded("\"open\\\""))
                .isInstanceOf(HeaderValue.Malformed.class)
                .hasMessageContaining("quotation");
    }
}
