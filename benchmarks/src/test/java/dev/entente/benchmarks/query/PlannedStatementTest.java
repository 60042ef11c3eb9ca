package dev.entente.benchmarks.query;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class PlannedStatementTest {

    private static final String LOG = """
            2026-12-01 12:00:00.001 UTC [17] LOG:  duration: 0.250 ms  plan:
            \tQuery Text:\s
            \t  select word from word
            \tIndex Scan using word_pkey on word  (cost=0.42..8.44 rows=1 width=6) (actual time=0.010..0.011 rows=1.00 loops=1)
            \t  Index Cond: (word = 'a'::text)
            \t  Index Searches: 1
            \t  Buffers: shared hit=4
            2026-12-01 12:00:00.001 UTC [17] CONTEXT:  SQL function "known_forms" statement 1
            2026-12-01 12:00:00.002 UTC [9] LOG:  checkpoint starting: time
            2026-12-01 12:00:00.003 UTC [17] LOG:  duration: 12.500 ms  plan:
            \tQuery Text: select count(*)
            \t from version where kind = $1
            \tAggregate  (cost=10.00..11.01 rows=1 width=8) (actual time=12.400..12.401 rows=1.00 loops=1)
            \t  Buffers: shared hit=20 read=7 dirtied=1, temp read=100 written=100
            \t  ->  Hash Join  (cost=0.00..1.00 rows=1 width=0) (actual time=0.010..1.000 rows=5.00 loops=1)
            \t        Hash Cond: (version.subject = fact.subject)
            \t        Buffers: shared hit=20 read=7
            \t        ->  Parallel Seq Scan on fact  (cost=0.00..1.00 rows=1 width=0) (actual time=0.010..1.000 rows=5.00 loops=1)
            \t              Filter: (kind = 'visit'::text)
            \t        ->  Index Only Scan using version_page on version  (cost=0.42..9.00 rows=1 width=0) (actual time=0.010..1.000 rows=5.00 loops=1)
            \t              Heap Fetches: 0
            \t        ->  Index Scan using version_pkey on version version_1  (cost=0.42..9.00 rows=1 width=0) (actual time=0.010..1.000 rows=5.00 loops=1)
            \t              Index Cond: (subject = 'a'::text)
            \t        ->  Seq Scan on event  (cost=0.00..1.00 rows=1 width=0) (never executed)
            """;

    @Test
    void statements_are_read_from_among_what_else_the_log_says() {
        assertThat(PlannedStatement.read(LOG))
                .extracting(one -> one.beginning(100), PlannedStatement::milliseconds, PlannedStatement::isNested)
                .containsExactly(
                        tuple("select word from word", 0.25, true),
                        tuple("select count(*) from version where kind = $1", 12.5, false));
    }

    @Test
    void plans_are_shown_without_costs_and_trifles() {
        assertThat(PlannedStatement.read(LOG).getFirst().shownPlan()).isEqualTo("""
                Index Scan using word_pkey on word (actual time=0.010..0.011 rows=1.00 loops=1)
                  Index Cond: (word = 'a'::text)
                  Buffers: shared hit=4""");
    }

    @Test
    void pages_are_shown_once_of_nodes_that_pass_them_on_and_again_of_others() {
        var plan = new PlannedStatement("", """
                Append (actual)
                  Buffers: shared hit=8
                  ->  Limit (actual)
                        Buffers: shared hit=4
                        ->  Seq Scan on a (actual)
                              Buffers: shared hit=4
                  ->  Seq Scan on b (actual)
                        Buffers: shared hit=4""", 1, false);

        assertThat(plan.shownPlan()).isEqualTo("""
                Append (actual)
                  Buffers: shared hit=8
                  ->  Limit (actual)
                        Buffers: shared hit=4
                        ->  Seq Scan on a (actual)
                  ->  Seq Scan on b (actual)
                        Buffers: shared hit=4""");
    }

    @Test
    void pages_are_those_of_the_whole_statement_without_its_temporary_files() {
        var counted = PlannedStatement.read(LOG).getLast();

        assertThat(counted.hit()).isEqualTo(20);
        assertThat(counted.read()).isEqualTo(7);
    }

    @Test
    void what_is_read_without_a_condition_is_told_of_what_was_read() {
        assertThat(PlannedStatement.read(LOG).getLast().unconditional())
                .containsExactly("index `version_page`", "table `fact`");
    }

    @Test
    void a_statement_that_asks_for_a_plan_reads_nothing() {
        var asked =
                new PlannedStatement("explain select 1 from version", "Seq Scan on version\n  Filter: a", 0.1, false);

        assertThat(asked.unconditional()).isEmpty();
    }

    @Test
    void statements_are_alike_whatever_their_values_are_unless_they_are_planned_otherwise() {
        var one = PlannedStatement.read(LOG).getFirst();

        assertThat(one.isLike(PlannedStatement.read(LOG.replace("'a'", "'b'").replace("hit=4", "hit=3"))
                        .getFirst()))
                .isTrue();
        assertThat(one.isLike(PlannedStatement.read(LOG.replace("word_pkey", "word_alike"))
                        .getFirst()))
                .isFalse();
    }
}
