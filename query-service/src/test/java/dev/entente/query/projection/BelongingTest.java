package dev.entente.query.projection;

import java.util.ArrayList;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BelongingTest {

    @AutoClose
    private final TestLedger ledger = new TestLedger();

    @Test
    void what_belongs_to_the_relation_of_an_item_is_found_by_the_index_that_tells_the_same_rule() throws Exception {
        var plan = new ArrayList<String>();
        try (var connection = ledger.database().getConnection();
                var statement = connection.createStatement()) {
            // a table that is empty is read faster as a whole
            statement.execute(
                    "set enable_seqscan to off; set enable_indexscan to off; set enable_indexonlyscan to off");
            var rows = statement.executeQuery("explain select dependent.subject, refs"
                    + " from unnest(array['visit/a']) as named(subject)" + Belonging.JOINED);
            while (rows.next()) {
                plan.add(rows.getString(1).strip());
            }
        }

        assertThat(plan).anyMatch(line -> line.contains("Bitmap Index Scan on version_refs"));
    }
}
