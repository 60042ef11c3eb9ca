package dev.entente.query.web;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.entente.query.ledger.Cost;

import static org.assertj.core.api.Assertions.assertThat;

class CostingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "item.ItemResource page | country limit | LITTLE",
                "item.ItemResource page | country q | DEAR",
                "item.ItemResource page | count | DEAR",
                "item.ItemResource page | asOf | DEAR",
                "item.ItemResource feed | lang | LITTLE",
                "item.ItemResource item | asOf lang | LITTLE",
                "item.ItemResource history | asOf | LITTLE",
                "item.ItemResource historyTable | asOf | LITTLE",
                "event.EventResource event | source id | LITTLE",
                "timeline.TimelineResource page | from until | LITTLE",
                "timeline.TimelineResource page | publisher | DEAR",
                "relation.RelationResource timeline | cursor | LITTLE",
                "relation.RelationResource timeline | q | DEAR",
                "relation.RelationResource network | '' | DEAR",
                "relation.RelationResource networkTable | '' | DEAR",
                "relation.RelationResource countries | '' | DEAR",
                "relation.RelationResource countriesTable | '' | DEAR",
                "relation.RelationResource relation | sector | DEAR",
                "relation.RelationResource figures | sector | DEAR",
                "country.CountryResource all | '' | DEAR",
                "country.CountryResource one | '' | DEAR",
                "stance.PositionResource issue | issue | DEAR",
                "progress.ProgressResource now | '' | LITTLE",
                "stance.IssueResource all | '' | DEAR",
                "statistics.StatisticsResource activity | '' | DEAR",
                "statistics.StatisticsResource table | '' | DEAR",
                "search.SearchResource search | q | DEAR",
                "admin.ParkedResource page | limit cursor | LITTLE"
            })
    void what_may_look_at_much_is_dear(String method, String parameters, Cost cost) throws ClassNotFoundException {
        assertThat(Costing.of(named(method), parameters.isEmpty() ? Set.of() : Set.of(parameters.split(" ", -1))))
                .isEqualTo(cost);
    }

    private static Method named(String method) throws ClassNotFoundException {
        var words = method.split(" ", 2);
        return Arrays.stream(Class.forName("dev.entente.query." + words[0]).getDeclaredMethods())
                .filter(each -> each.getName().equals(words[1]))
                .findFirst()
                .orElseThrow();
    }
}
