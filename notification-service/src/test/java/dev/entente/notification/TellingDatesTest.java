package dev.entente.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.subscription.Languages;
import dev.entente.notification.support.Surroundings;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class TellingDatesTest {

    private static String date(String edtf, String language) {
        return TellingTest.full(TellingTest.agreement().put("occurred", edtf), language)
                .lines()
                .get(3)
                .value();
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
            2024?                 | 2024 (uncertain)                           | 2024 (kesin değil)                                   | 2024 (tidak pasti)
            2024-06-11%           | about 11 June 2024 (uncertain)             | yaklaşık 11 Haziran 2024 (kesin değil)               | sekitar 11 Jun 2024 (tidak pasti)
            2024-08-19/2024-08-22 | 19–22 August 2024                          | 19–22 Ağustos 2024                                   | 19–22 Ogos 2024
            2024-08-28/2024-09-02 | 28 August – 2 September 2024               | 28 Ağustos – 2 Eylül 2024                            | 28 Ogos – 2 September 2024
            2023-12/2024-01-05~   | December 2023 – about 5 January 2024       | Aralık 2023 – yaklaşık 5 Ocak 2024                   | Disember 2023 – sekitar 5 Januari 2024
            ../2024-08            | by August 2024                             | en geç Ağustos 2024                                  | selewat-lewatnya Ogos 2024
            /2024-08              | by August 2024                             | en geç Ağustos 2024                                  | selewat-lewatnya Ogos 2024
            2024-08/..            | since August 2024                          | Ağustos 2024 itibarıyla                              | sejak Ogos 2024
            2024-08/              | since August 2024                          | Ağustos 2024 itibarıyla                              | sejak Ogos 2024
            """)
    void dates_are_told_in_words_as_exact_as_they_are_known(String edtf, String english, String turkish, String malay) {
        assertThat(List.of(date(edtf, "en"), date(edtf, "tr"), date(edtf, "ms")))
                .containsExactly(english, turkish, malay);
    }

    @ParameterizedTest
    @CsvSource({"2024~, aboutDate", "2024?, uncertainDate", "../2024, byDate", "2024/.., fromDate"})
    void a_date_is_told_in_the_words_of_the_dashboard(String edtf, String form) throws IOException {
        for (var language : Languages.ALL) {
            var words = Pattern.compile(form + ": '([^']+)'")
                    .matcher(Files.readString(Path.of(
                            "..",
                            "query-service",
                            "src",
                            "main",
                            "resources",
                            "web",
                            "app",
                            "language",
                            language + ".ts")));

            assertThat(words.find()).isTrue();
            assertThat(date(edtf, language)).isEqualTo(words.group(1).replace("{date}", "2024"));
        }
    }
}
