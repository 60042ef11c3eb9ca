package dev.entente.events;

import java.time.Instant;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1,"b":{"c":2,"d":3}} | {"b":{"d":3,"c":2},"a":1}
            {"a":1}                   | {"a":1.0}
            {"a":100}                 | {"a":1e2}
            {"a":0}                   | {"a":-0.00}
            {"a":0.5}                 | {"a":5E-1}
            {"a":"ü"}                 | {"a":"\\u00fc"}
            {"a":[{"b":1,"c":2}]}     | { "a" : [ { "c" : 2.0, "b" : 1 } ] }
            """)
    void the_same_report_in_another_spelling_has_the_same_fingerprint(String one, String other) {
        assertThat(fingerprint(one)).isEqualTo(fingerprint(other)).matches("[0-9a-f]{64}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}           | {"a":2}
            {"a":1}           | {"a":"1"}
            {"a":null}        | {"a":"null"}
            {"a":null}        | {}
            {"a":[1,2]}       | {"a":[2,1]}
            {"a":[1,2]}       | {"a":[12]}
            {"a":[[1],[2]]}   | {"a":[[1,2]]}
            {"a":true}        | {"a":"true"}
            {"a":"b,c"}       | {"a":"b","c":1}
            {"a":{}}          | {"a":[]}
            {"a":"\\""}       | {"a":"'"}
            {"a":0.1}         | {"a":0.10000000000000000001}
            """)
    void another_report_has_another_fingerprint(String one, String other) {
        assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
    }

    @ParameterizedTest
    @CsvSource({"signed, agreement/x, agreement/y", "proposed, agreement/x, agreement/x"})
    void type_and_subject_belong_to_the_report(String fact, String subject, String otherSubject) {
        assertThat(event("signed", "agreement/x", "{}")
                        .fingerprint()
                        .equals(event(fact, otherSubject, "{}").fingerprint()))
                .isEqualTo(fact.equals("signed") && subject.equals(otherSubject));
    }

    private static String fingerprint(String data) {
        return event("signed", "agreement/x", data).fingerprint();
    }

    private static CooperationEvent event(String fact, String subject, String data) {
        return new CooperationEvent(
                new EventId("https://press.example.org", "1"),
                Approved.type("agreement", fact),
                Subject.parse(subject),
                Instant.parse("2024-08-20T09:00:00Z"),
                Json.object(data));
    }
}
