package dev.entente.notification.web;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.entente.events.json.Json;
import dev.entente.notification.subscription.Criterion;
import dev.entente.notification.subscription.Filter;

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
}
