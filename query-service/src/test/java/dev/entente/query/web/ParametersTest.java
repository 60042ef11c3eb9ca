package dev.entente.query.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.entente.query.web.Moments.Interval;
import dev.entente.web.FieldError;
import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class ParametersTest {

    private static Parameters sent(String name, String... values) {
        return new Parameters(Map.of(name, List.of(values)));
    }

    private static List<?> faults(Parameters parameters) {
        var problem = catchThrowableOfType(Problem.class, parameters::check);
        assertThat(problem.status()).isEqualTo(400);
        return (List<?>) problem.document().get("errors");
    }

    private static String refused(Parameters parameters) {
        assertThat(faults(parameters)).hasSize(1);
        return ((FieldError) faults(parameters).getFirst()).parameter();
    }

    @Test
    void what_nobody_asked_for_is_refused_by_its_name() {
        assertThat(refused(sent("colour", "red"))).isEqualTo("colour");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var parameters = new Parameters(
                Map.of("country", List.of("TR", "XX", "YY"), "asOf", List.of("yesterday"), "colour", List.of("red")));

        assertThat(parameters.anyCountry()).containsExactly("TR");
        assertThat(Moments.asOf(parameters)).isEmpty();

        assertThat(faults(parameters)).hasSize(4);
    }

    @Test
    void a_parameter_that_stands_once_is_not_given_twice() {
        var parameters = sent("limit", "1", "2");
        parameters.one(QueryParameter.LIMIT);
        assertThat(refused(parameters)).isEqualTo("limit");
    }

    @Test
    void a_parameter_that_is_needed_is_missed_by_its_name() {
        var parameters = new Parameters(Map.of());
        parameters.needed(QueryParameter.ISSUE, "for a reason");
        assertThat(refused(parameters)).isEqualTo("issue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\0b", "line\nline"})
    void values_that_no_column_can_hold_are_refused(String value) {
        var parameters = sent("publisher", value);
        assertThat(parameters.all(QueryParameter.PUBLISHER)).isEmpty();
        assertThat(refused(parameters)).isEqualTo("publisher");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "country | tr    | they are in capitals, TR",
                "country | UK    | is GB meant",
                "country | tur   | is TR meant",
                "country | TR,MY | take countries=TR,MY",
                "country | ''    | leave it out",
                "sector  | arms  | is not one of defence-industry, military"
            })
    void a_refusal_says_what_to_do_instead(String name, String value, String advice) {
        var parameters = sent(name, value);
        assertThat(name.equals("sector") ? parameters.sectors() : parameters.anyCountry())
                .isEmpty();
        assertThat(((FieldError) faults(parameters).getFirst()).detail()).contains(advice);
    }

    @Test
    void what_is_needed_and_empty_is_not_to_be_left_out() {
        var parameters = sent("q", " ");
        assertThat(parameters.needed(QueryParameter.Q, "say what to look for")).isEmpty();
        assertThat(((FieldError) faults(parameters).getFirst()).detail()).isEqualTo("is empty; say what to look for");
    }

    @Test
    void for_a_day_the_last_moment_of_it_is_told() {
        var parameters = sent("asOf", "2024-09-01");
        assertThat(Moments.asOf(parameters)).isEmpty();
        assertThat(((FieldError) faults(parameters).getFirst()).detail()).endsWith("is 2024-09-01T23:59:59.999999Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-31", "2024-9-1", "yesterday"})
    void for_what_is_no_day_none_is_told(String text) {
        var parameters = sent("asOf", text);
        assertThat(Moments.asOf(parameters)).isEmpty();
        assertThat(((FieldError) faults(parameters).getFirst()).detail()).endsWith("(RFC 3339)");
    }

    @Test
    void right_parameters_pass() {
        var parameters = new Parameters(Map.of("country", List.of("TR", "MY"), "lang", List.of("ms")));
        assertThat(parameters.anyCountry()).containsExactly("TR", "MY");
        assertThat(Language.of(parameters).tag()).contains("ms");
        assertThatCode(parameters::check).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-11-05T12:00:00Z, 2024-11-05T12:00:00Z",
        "2024-11-05t12:00:00.25z, 2024-11-05T12:00:00.250Z",
        "2024-11-05T12:00:00+03:00, 2024-11-05T09:00:00Z",
        "2024-11-05T12:00:00 03:00, 2024-11-05T09:00:00Z",
        "2024-11-05T12:00:00.640999999Z, 2024-11-05T12:00:00.640999Z"
    })
    void instants_are_read_as_rfc_3339_has_them(String text, String instant) {
        assertThat(Moments.asOf(sent("asOf", text))).hasToString("Optional[" + instant + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2024-11-05", "2024-13-05T12:00:00Z", "+12024-11-05T12:00:00Z"})
    void other_instants_are_refused(String text) {
        var parameters = sent("asOf", text);
        assertThat(Moments.asOf(parameters)).isEmpty();
        assertThat(refused(parameters)).isEqualTo("asOf");
    }

    @Test
    void an_interval_goes_from_the_first_day_of_its_beginning_to_the_last_of_its_end() {
        var interval = Interval.of(new Parameters(Map.of("from", List.of("2024-02"), "until", List.of("2024-02"))));
        assertThat(interval.firstOr("")).isEqualTo("2024-02-01");
        assertThat(interval.lastOr("")).isEqualTo("2024-02-29");
    }

    @Test
    void an_interval_does_not_end_before_it_begins() {
        var parameters = new Parameters(Map.of("from", List.of("2024-03"), "until", List.of("2024-02")));
        Interval.of(parameters);
        assertThat(refused(parameters)).isEqualTo("until");
    }
}
