package dev.entente.notification.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import dev.entente.events.json.Json;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Filter;
import dev.entente.web.FieldError;

import static org.assertj.core.api.Assertions.assertThat;

class CriteriaTest {

    private static String example(Criterion criterion) {
        return criterion
                .codes()
                .map(list -> list.codes().iterator().next())
                .orElse(criterion.isText() ? "Port visits" : "actor/jane-doe");
    }

    @ParameterizedTest
    @EnumSource(Criterion.class)
    void what_a_filter_asks_for_is_read_as_it_is_shown(Criterion criterion) {
        var filter = new Filter(Map.of(criterion, List.of(example(criterion))));
        var body = Json.MAPPER.createObjectNode();
        body.set("filter", filter.json());

        var form = SubscriptionForm.toChange(body);
        var wish = form.wish(SubscriptionForm.DEFAULTS);

        assertThat(form.errors()).isEmpty();
        assertThat(wish.filter()).isEqualTo(filter);
        assertThat(wish.filter().column(criterion)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"countries":{"any":["UK"]}}  | /filter/countries/any/0 | is no code of the list countries: two capital letters (ISO 3166-1 alpha-2), such as CL; is GB meant?
            {"countries":{"all":["mys"]}} | /filter/countries/all/0 | is no code of the list countries: two capital letters (ISO 3166-1 alpha-2), such as CL; is MY meant?
            {"countries":{"any":["Xx"]}}  | /filter/countries/any/0 | is no code of the list countries: two capital letters (ISO 3166-1 alpha-2), such as CL
            {"instruments":["pact"]}      | /filter/instruments/0   | is no code of the list instruments; these are: treaty, memorandum-of-understanding, letter-of-intent, contract, protocol, framework, arrangement
            """)
    void of_what_is_no_code_it_is_said_which_was_meant_or_which_there_are(
            String filter, String pointer, String detail) {
        var body = Json.MAPPER.createObjectNode();
        body.set("filter", Json.object(filter));

        var form = SubscriptionForm.toChange(body);
        form.wish(SubscriptionForm.DEFAULTS);

        assertThat(form.errors()).containsExactly(FieldError.at(pointer, detail));
    }
}
