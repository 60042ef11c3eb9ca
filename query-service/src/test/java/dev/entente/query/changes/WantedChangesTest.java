package dev.entente.query.changes;

import java.util.Map;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WantedChangesTest {

    @ParameterizedTest
    @CsvSource({
        "country, TK, true",
        "country, WF, false",
        "countries, 'TK,NU', true",
        "countries, 'TK,WF', false",
        "sector, energy, true",
        "sector, space, false",
        "type, dev.entente.agreement.signed.v1, true",
        "type, agreement, true",
        "type, dev.entente.agreement.ratified.v1, false",
        "type, report, false",
        "kind, agreement, true",
        "kind, visit, false",
        "subject, agreement/x, true",
        "subject, agreement/kept, true",
        "subject, agreement/y, false"
    })
    void changes_can_be_narrowed(String filter, String value, boolean included) {
        var change = new Change(
                0,
                1,
                "s",
                "i",
                "dev.entente.agreement.signed.v1",
                "agreement/x",
                Set.of("TK", "NU"),
                Set.of("energy"),
                Set.of(),
                Set.of("agreement/kept"),
                0);

        assertThat(FeedTestBase.wanted(Map.of(filter, value)).includes(change)).isEqualTo(included);
    }
}
