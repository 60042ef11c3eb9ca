package dev.entente.ingest.http;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ValuesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            7                          | 1
            {}                         | 2
            {"a":1,"b":2}              | 3
            [{},{},{}]                 | 7
            "a,b,{,["                  | 1
            "a, that does not end      | 1
            "a, that ends in a \\       | 1
            {"a\\\\":"x,y","b":"\\",{"} | 3
            """)
    void objects_arrays_and_what_stands_in_them_count_and_texts_do_not(String json, int values) {
        assertThat(Values.in(json.getBytes(UTF_8))).isEqualTo(values);
    }
}
