package dev.entente.query.filter;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.events.PlainText;
import dev.entente.query.ledger.Sql;
import dev.entente.query.projection.TestLedger;

import static org.assertj.core.api.Assertions.assertThat;

/** Which forms of words are found by which: what stands in the item on the right, what is asked for on the left. */
class WordFormsTest {

    private static TestLedger ledger;

    @BeforeAll
    static void open() {
        ledger = new TestLedger();
    }

    @AfterAll
    static void close() throws SQLException {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({
        "anlaşması, anlaşma",
        "anlaşması, anlaşmalar",
        "anlaşma, Ticaret anlaşması",
        "anlaşmalar, Ticaret anlaşması",
        "anlaşmanın, Ticaret anlaşması",
        "anlasmasi, anlaşma",
        "anlasmalar, Ticaret anlaşması",
        "sanayiler, Savunma sanayisi",
        "sanayisi, Savunma sanayii",
        "sanayi, Savunma Sanayii",
        "bağlantılar, bağlantısı",
        "bağlantısı, bağlantı",
        "gemisi, gemi",
        "gemileri, hastane gemisi",
        "ordusu, ordu",
        "köprüler, köprüsü",
        "ülkeler, ülkesi",
        "görüşmeler, görüşmesi",
        "adası, ada",
        "fabrikaları, fabrika"
    })
    void turkish(String question, String text) throws SQLException {
        assertThat(finds(question, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "agreements, agreement",
        "signing, signed",
        "cooperate, cooperation",
        "meeting, meetings",
        "pertahanan, bertahan",
        "kerjasamanya, kerjasama"
    })
    void english_and_malay(String question, String text) throws SQLException {
        assertThat(finds(question, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "işbirliği, iş birliği",
        "işbirliği, Savunma iş birliğinin artması",
        "işbirliğini, iş birliği",
        "isbirligi, iş birliği",
        "iş birliği, işbirliği",
        "iş birliğinin, Savunma işbirliği",
        "kerjasama, kerja sama",
        "kerja sama, kerjasama",
        "warship, war ship"
    })
    void what_is_written_together_or_apart(String question, String text) throws SQLException {
        assertThat(finds(question, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "anlaşması, anlatım",
        "ordusu, ordinaryüs",
        "isi, i",
        "inform, in form",
        "island, the land is there",
        "warship, a ship of war",
        "warship, war",
        "işbirliği, birliği iş",
        "kerjasama, sama"
    })
    void what_is_another_word(String question, String text) throws SQLException {
        assertThat(finds(question, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ш", "字", "\uD801\uDC28"})
    void words_of_any_length_can_be_asked_for(String letter) throws SQLException {
        var long_ = Collections.nCopies(6, letter.repeat(250)).stream().collect(Collectors.joining("-"));

        assertThat(finds(long_ + " " + long_, "anlaşma")).isFalse();
    }

    private static boolean finds(String question, String text) throws SQLException {
        var written = Arrays.stream(text.split(" "))
                .map(word -> word.toLowerCase(Locale.of("tr")))
                .toList();
        try (var connection = ledger.database().getConnection()) {
            Sql.of(
                            "insert into word (word, written) select * from unnest(?::text[], ?::text[])"
                                    + " on conflict do nothing returning word",
                            written.stream().map(PlainText::of).toList(),
                            written)
                    .list(connection, row -> row.getString(1));
            return Sql.of("select ?::tsvector @@ (", vector(written))
                    .then(Words.parse(question).wanted())
                    .then(")")
                    .first(connection, row -> row.getBoolean(1))
                    .orElseThrow();
        }
    }

    private static String vector(List<String> written) {
        return IntStream.range(0, written.size())
                .mapToObj(place -> "'" + PlainText.of(written.get(place)) + "':" + (place + 1))
                .collect(Collectors.joining(" "));
    }
}
