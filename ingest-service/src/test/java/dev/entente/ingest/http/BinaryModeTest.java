package dev.entente.ingest.http;

import java.nio.charset.CharacterCodingException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BinaryModeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                        | plain
            Euro%20%E2%82%AC%20%F0%9F%98%80 | Euro € 😀
            %41bc                        | Abc
            100%                         | 100%
            50%25 and %zz                | 50% and %zz
            %2525                        | %25
            "a \\"quoted\\" text"        | a "quoted" text
            "%22"                        | "
            """)
    void a_header_is_unquoted_and_then_decoded_once(String header, String value) throws CharacterCodingException {
        assertThat(BinaryMode.decoded(header)).isEqualTo(value);
    }
}
