package dev.entente.events.agreement;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.events.Actor;
import dev.entente.events.Story;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Anomaly;

import static org.assertj.core.api.Assertions.assertThat;

class AgreementTest {

    private static final String SUBJECT = "agreement/x";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            proposed                               | proposed 2024-01 | proposed | 2024-01 |
            proposed again later                   | proposed 2024-01; proposed 2024-02 | proposed | 2024-01 |
            the usual way to the signing           | proposed 2024-01; negotiationStarted 2024-02; initialled 2024-03; signed 2024-04 | signed | 2024-04 |
            the usual way into force               | signed 2024-04; ratified 2024-05; enteredIntoForce 2024-06 | inForce | 2024-06 |
            ratified by a second party             | signed 2024-04; ratified 2024-05; ratified 2024-06 | ratified | 2024-05 |
            in force before it is signed           | enteredIntoForce 2024-01-01; signed 2024-03-01 | inForce | 2024-01-01 |
            ratified after it is in force          | signed 2024-01; enteredIntoForce 2024-02; ratified 2024-03 | inForce | 2024-02 |
            signed in a month and in force in it   | enteredIntoForce 2024-08-20; signed 2024-08 | inForce | 2024-08-20 |
            all on one day                         | enteredIntoForce 2024-08-20; signed 2024-08-20; proposed 2024-08-20 | inForce | 2024-08-20 |
            in force by August, signed before      | reported ../2024-08; signed 2024-06-01 | inForce | ../2024-08 |
            in force by July, signed afterwards    | reported ../2024-07; signed 2024-08-15 | inForce | ../2024-07 |
            in force by August, ended before       | reported ../2024-08; terminated 2024-05-01 | terminated | 2024-05-01 |
            negotiated after the signing           | signed 2024-03-01; negotiationStarted 2024-04-01 | signed | 2024-03-01 | negotiated after it was signed
            initialled, and proposed later         | initialled 2024-03-01; proposed 2024-04-01 | initialled | 2024-03-01 |
            amended and extended                   | signed 2024-01; amended 2024-02; extended 2024-03 | signed | 2024-01 |
            amended before the signing             | amended 2024-01; signed 2024-02 | signed | 2024-02 | amended before it was signed
            suspended                              | enteredIntoForce 2024-01; suspended 2024-02 | suspended | 2024-02 |
            suspended and resumed                  | enteredIntoForce 2024-01; suspended 2024-02; resumed 2024-03 | inForce | 2024-03 |
            resumed as what it was                 | signed 2024-01; suspended 2024-02; resumed 2024-03 | signed | 2024-03 |
            in force while it was suspended        | signed 2024-01; suspended 2024-02; enteredIntoForce 2024-03; resumed 2024-04 | inForce | 2024-04 |
            suspended twice                        | signed 2024-01; suspended 2024-02; suspended 2024-03 | suspended | 2024-02 |
            resumed without a pause                | signed 2024-01; resumed 2024-02 | signed | 2024-01 | resumed although it was not suspended
            suspended before the signing           | suspended 2024-01; signed 2024-02 | signed | 2024-02 | suspended before it was signed
            ended                                  | signed 2024-01; terminated 2024-02 | terminated | 2024-02 |
            ended while suspended                  | signed 2024-01; suspended 2024-02; terminated 2024-03 | terminated | 2024-03 |
            ended twice                            | signed 2024-01; terminated 2024-02; terminated 2024-03 | terminated | 2024-02 |
            run out                                | signed 2024-01; expired 2024-02 | expired | 2024-02 |
            run out, and ended later               | signed 2024-01; expired 2024-02; terminated 2024-03 | expired | 2024-02 | terminated after it expired
            ended before the signing               | terminated 2024-02-01; signed 2024-03-01 | signed | 2024-03-01 | terminated before it was signed
            only the end is known                  | terminated 2024-02-01 | terminated | 2024-02-01 | terminated before it was signed
            only a draft and the end are known     | proposed 2024-01; terminated 2024-02 | terminated | 2024-02 | terminated before it was signed
            a draft, and the end before it         | initialled 2024-02; terminated 2024-01; proposed 2024-03 | initialled | 2024-02 | terminated before it was signed
            only ends are known                    | terminated 2024-01; expired 2024-02; terminated 2024-03 | terminated | 2024-01 | terminated before it was signed; expired after it was terminated
            only a pause is known                  | suspended 2024-01; suspended 2024-02 | suspended | 2024-01 | suspended before it was signed; suspended before it was signed
            only a pause and its end are known     | suspended 2024-01; resumed 2024-02 | inForce | 2024-02 | suspended before it was signed
            only that it goes on is known          | resumed 2024-02 | inForce | 2024-02 | resumed although it was not suspended
            amended, and it goes on                | amended 2024-01; resumed 2024-02 | inForce | 2024-02 | amended before it was signed; resumed although it was not suspended
            it goes on, and is amended             | resumed 2024-02; amended 2024-03; resumed 2024-04 | inForce | 2024-02 | resumed although it was not suspended; amended before it was signed; resumed although it was not suspended
            amended, suspended and resumed         | amended 2024-01; suspended 2024-02; resumed 2024-03 | inForce | 2024-03 | amended before it was signed; suspended before it was signed
            suspended, amended and resumed         | suspended 2024-01; amended 2024-02; resumed 2024-03 | inForce | 2024-03 | suspended before it was signed; amended before it was signed
            amended, resumed, and signed later     | amended 2024-01; resumed 2024-02; signed 2024-03 | signed | 2024-03 | amended before it was signed; resumed although it was not suspended
            only an amendment is known             | amended 2024-01; extended 2024-02 | signed | 2024-01 | amended before it was signed; extended before it was signed
            amended, suspended and ended           | amended 2024-01; suspended 2024-02; resumed 2024-03; expired 2024-04 | expired | 2024-04 | amended before it was signed; suspended before it was signed; expired before it was signed
            changed after the only end             | expired 2024-01; amended 2024-02; suspended 2024-03; resumed 2024-04 | expired | 2024-01 | expired before it was signed; amended after it expired; suspended after it expired; resumed although it was not suspended
            in force after all that is presumed    | amended 2024-01; suspended 2024-02; enteredIntoForce 2024-03; resumed 2024-04 | inForce | 2024-03 | amended before it was signed; suspended before it was signed; resumed although it was not suspended
            signed after the end                   | signed 2024-01; terminated 2024-02; signed 2024-03 | terminated | 2024-02 | signed after it was terminated
            changed after the end                  | signed 2024-01; terminated 2024-02; amended 2024-03; suspended 2024-04 | terminated | 2024-02 | amended after it was terminated; suspended after it was terminated
            proposed after the end                 | signed 2024-01; expired 2024-02; proposed 2024-03 | expired | 2024-02 | proposed after it expired
            """)
    void its_status_follows_from_its_facts(String what, String facts, String status, String since, String anomalies) {
        var item = Story.of(SUBJECT, facts).item(SUBJECT);
        assertThat(item.status()).isEqualTo(status);
        assertThat(item.state().progress().statusSince().map(Edtf::toString).orElse(null))
                .isEqualTo(since);
        assertThat(item.anomalies())
                .extracting(Anomaly::detail)
                .containsExactlyElementsOf(
                        anomalies == null ? Arrays.asList() : Arrays.asList(anomalies.split("; ", -1)));
        assertThat(item.facts()).hasSize(facts.split(";", -1).length);
    }

    @ParameterizedTest(name = "{0} is dated {1}")
    @CsvSource(delimiter = '|', textBlock = """
            proposed 2024-01; signed 2024-04; enteredIntoForce 2024-05 | 2024-04
            proposed 2024-01; enteredIntoForce 2024-05; reported ../2024-08 | ../2024-08
            negotiationStarted 2024-02; proposed 2024-01 | 2024-01
            signed 2024-04; signed 2024-05 | 2024-04
            """)
    void it_is_dated_by_its_signing_else_by_its_report_else_by_its_first_fact(String facts, String occurred) {
        assertThat(Story.of(SUBJECT, facts).item(SUBJECT).occurred()).hasToString(occurred);
    }

    @Test
    void a_later_fact_refines_what_is_known_of_its_terms() {
        var item = Story.of(SUBJECT, """
                        amended 2024-05 {"money":{"currency":"EUR","amount":"5"},"parties":[{"country":"TR"},{"country":"AZ"}]};\
                        signed 2024-04 {"instrument":"treaty","validUntil":"2034",\
                        "parties":[{"country":"TR","person":"A"},{"country":"MY"}],\
                        "money":{"currency":"EUR","amount":"4"}}\
                        """).item(SUBJECT);
        var terms = ((Agreement) item.state()).terms();
        assertThat(terms.money().orElseThrow().amount()).isEqualTo("5");
        assertThat(terms.instrument()).contains("treaty");
        assertThat(terms.validUntil()).contains(Edtf.parse("2034"));
        assertThat(terms.parties()).extracting(Actor::country).containsExactly("TR", "AZ");
        assertThat(terms.parties().getFirst().person()).contains("A");
        assertThat(item.countries()).containsExactly("AZ", "TR");
    }

    @Test
    void its_title_is_that_of_the_signing_and_other_facts_lend_languages() {
        var item = Story.of(SUBJECT, """
                        proposed 2024-01 {"title":{"en":"Draft","ms":"Draf"}};\
                        signed 2024-04 {"title":{"en":"Treaty"}};\
                        terminated 2024-05 {"title":{"en":"End","tr":"Son"}}\
                        """).item(SUBJECT);
        assertThat(item.title().byLanguage()).containsOnlyKeys("en", "ms").containsEntry("en", "Treaty");
    }

    @Test
    void where_only_its_end_is_known_the_end_says_what_it_is_called() {
        var item = Story.of(SUBJECT, "expired 2024-01; terminated 2024-05 {\"title\":{\"en\":\"The end\"}}")
                .item(SUBJECT);
        assertThat(item.title().in("en")).contains("The end");
    }
}
