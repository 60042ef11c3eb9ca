package dev.entente.query.rebuild;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.entente.ledger.Patience;
import dev.entente.query.projection.Log;

import static org.assertj.core.api.Assertions.assertThat;

/** Read models are compared with what the log says, and differences are found and named. */
class VerificationTest extends RebuildTestBase {

    @Test
    void a_row_that_was_tampered_with_is_found_by_verification_named_by_a_rebuild_and_mended_by_its_swap()
            throws Exception {
        append("1", "agreement/a", "Right");
        append("2", "agreement/b", "Other");
        follow();
        var right = ledger.everything();
        assertThat(verify().agrees()).isTrue();
        ledger.execute("update version set title = 'wrong', document = document || '{\"title\":{\"en\":\"Wrong\"}}'"
                + " where subject = 'agreement/a'");

        var verdict = verify();
        rebuild();

        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.differences()).containsExactly(new Difference.Named("item", "agreement/a"));
        assertThat(latest().state()).isEqualTo("compared");
        assertThat(latest().differences()).isEqualTo(1);
        assertThat(ledger.rows("select what, subject, old -> 'title', new -> 'title' from difference"))
                .containsExactly("(item,agreement/a,\"\"\"wrong\"\"\",\"\"\"right\"\"\")");
        assertThat(ledger.everything()).isNotEqualTo(right);

        append("3", "agreement/c", "Later"); // it catches up
        follow();
        withRebuilds(rebuilds -> rebuilds.decide(Clock.systemUTC().instant()));
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(ledger.rows("select subject, title from version order by 1"))
                .containsExactly("(agreement/a,right)", "(agreement/b,other)", "(agreement/c,later)");
        assertThat(verify().agrees()).isTrue();
    }

    /** Lists and words only grow, and the edition says which of the read models serve. */
    @Test
    void each_table_that_is_made_anew_is_compared_but_for_those_that_do_not_follow_from_the_log_alone()
            throws Exception {
        var others = List.of("edition", "listing", "fact_listing", "word");
        assertThat(ledger.rows("select tablename from pg_tables where schemaname = current_schema()"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Table.COMPARED.stream().map(Table::name), others.stream())
                                .map(table -> "(" + table + ")")
                                .toList());
    }

    @Test
    void what_pages_of_countries_would_miss_is_found_by_verification() throws Exception {
        append("1", "agreement/a", "Kept");
        append("2", "agreement/b", "Missed");
        topic.append(Log.event(
                "3",
                "statement.made",
                "statement/alone",
                "{'occurred':'2024-03-05','title':{'en':'Missed'},'speakers':[{'country':'BR'}]}"));
        follow();
        ledger.execute("delete from listing where subject in ('agreement/b', 'statement/alone')");

        var verdict = verify();

        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.differences())
                .containsExactlyInAnyOrder(
                        new Difference.Named("listing", "agreement/b"),
                        new Difference.Named("listing", "statement/alone"));
    }

    @Test
    void an_item_that_is_missing_in_one_of_its_lists_is_found_by_verification() throws Exception {
        sign("few", "{'country':'MY'},{'country':'SG'},{'country':'TR'}");
        sign("many", "{'country':'MY'},{'country':'SG'},{'country':'TR'},{'country':'BN'},{'country':'ID'}");
        follow();
        assertThat(verify().agrees()).isTrue();

        ledger.execute("delete from listing where tag = 'SG-TR'");
        assertThat(verify().differences()).containsExactly(new Difference.Named("listing", "agreement/few"));

        ledger.execute("delete from fact_listing where tag = 'ID*'");
        assertThat(verify().differences())
                .containsExactly(
                        new Difference.Named("listing", "agreement/few"),
                        new Difference.Named("listing", "agreement/many"));
    }

    @Test
    void what_lists_lack_is_named_by_a_rebuild_entry_by_entry_and_mended_by_its_swap() throws Exception {
        sign("few", "{'country':'MY'},{'country':'SG'},{'country':'TR'}");
        sign("many", "{'country':'MY'},{'country':'SG'},{'country':'TR'},{'country':'BN'},{'country':'ID'}");
        follow();
        ledger.execute("delete from listing where tag = 'SG-TR'");
        ledger.execute("delete from fact_listing where tag = 'ID*'");
        ledger.execute("update listing set many = array_remove(many, 'TR') where tag = 'BN*'");
        ledger.execute("update fact_listing set begins = begins + 1 where tag = 'MY-TR'");

        rebuild();

        assertThat(latest().state()).isEqualTo("compared");
        assertThat(latest().differences()).isEqualTo(4);
        assertThat(ledger.rows("""
                        select what, subject, key ->> 'tag', key ->> 'kind', key ->> 'id', key ->> 'occurred_on',
                               new ->> 'begins', jsonb_array_length(new -> 'many'), old
                          from difference order by number"""))
                .containsExactly(
                        "(listing,agreement/many,BN*,agreement,,2024-03-05,2024-03-05,5,)",
                        "(listing,agreement/few,SG-TR,agreement,,2024-03-05,2024-03-05,0,)",
                        "(listing,agreement/many,ID*,,many,2024-03-05,2024-03-05,5,)",
                        "(listing,agreement/few,MY-TR,,few,2024-03-05,2024-03-05,0,)");

        withRebuilds(rebuilds -> rebuilds.decide(Clock.systemUTC().instant()));
        keeper.look();

        assertThat(latest().state()).isEqualTo("swapped");
        assertThat(verify().agrees()).isTrue();
    }

    @Test
    void what_lists_have_beyond_what_there_is_and_what_an_item_that_differs_would_have_is_no_difference_of_lists()
            throws Exception {
        sign("few", "{'country':'MY'},{'country':'TR'}");
        sign("gone", "{'country':'MY'},{'country':'SG'}");
        follow();
        ledger.execute("insert into listing (kind, tag, occurred_on, begins, ends, subject, many)"
                + " select kind, 'BR-ZA', occurred_on, begins, ends, subject, many from listing where tag = 'MY-TR'");
        rebuild();
        assertThat(latest().state()).isEqualTo("swapped");

        ledger.execute("delete from version where subject = 'agreement/gone'");
        ledger.execute("delete from listing where subject = 'agreement/gone'");
        rebuild();

        assertThat(latest().state()).isEqualTo("compared");
        assertThat(ledger.rows("select what, subject from difference")).containsExactly("(item,agreement/gone)");
    }

    @Test
    void a_word_that_searches_would_not_know_is_found_by_verification() throws Exception {
        append("1", "agreement/a", "Fisheries");
        follow();
        assertThat(verify().agrees()).isTrue();
        ledger.execute("delete from word where word = 'fisheries'");

        assertThat(verify().differences()).containsExactly(new Difference.Named("word", "fisheries"));
    }

    private void sign(String id, String parties) throws Exception {
        topic.append(Log.event(
                id,
                "agreement.signed",
                "agreement/" + id,
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'parties':[" + parties + "]}"));
    }

    @Test
    void the_checksum_is_the_same_however_the_log_was_applied_and_another_one_for_other_rows() throws Exception {
        topic.appendWorlds(0, 5, 4);
        follow();
        var checksum = verify().checksum();
        rebuild();
        assertThat(verify().checksum()).as("applied in other batches").isEqualTo(checksum);

        ledger.execute("update fact set occurred = '1999' where known_until = 'infinity'");
        assertThat(verify().checksum()).isNotEqualTo(checksum);
        assertThat(verify().expected()).contains(checksum);
    }

    @Test
    void who_compares_is_not_in_the_way_of_an_exchange() throws Exception {
        append("1", "agreement/a", "First");
        follow();
        try (var session = Session.open(ledger.database(), Schemas::verified).orElseThrow();
                var reader = topic.reader()) {
            var making = new Making(session, reader, Clock.systemUTC(), new Patience(), (archived, folded) -> {});
            making.make(0);
            var level = new Level(ledger.database(), session, making);

            var serving = level.ask(() -> {
                var checksum = Checksum.of(session, session.schemas().serving());
                ledger.execute(
                        "do $$ begin set local lock_timeout to '5s'; lock table log_position in access exclusive mode; end $$");
                return checksum.equals(Checksum.of(session, session.schema()));
            });

            assertThat(serving).isTrue();
            session.drop(session.schema());
        }
    }

    @Test
    void a_verification_tells_how_far_it_is_and_what_came_of_it_and_one_that_was_killed_does_not_run_for_ever()
            throws Exception {
        append("1", "agreement/a", "First");
        follow();
        ledger.execute("insert into verification (state, started, updated) values ('running', now(), now())");
        var verification = new Verification(ledger.database(), topic::reader, Clock.systemUTC());

        var run = verification.begin().orElseThrow();

        assertThat(verification.one(run.id()).map(Check::state)).contains("running");
        assertThat(verification.one(run.id() - 1).map(Check::state)).contains("failed");
        assertThat(verification.begin()).as("while one is at it").isEmpty();
        assertThat(run.verdict().agrees()).isTrue();
        var check = verification.latest().orElseThrow();
        assertThat(check.percent()).isEqualTo(100);
        assertThat(check.verdict().orElseThrow().path("agrees").asBoolean()).isTrue();
        assertThat(verification.begin().orElseThrow().verdict().agrees()).isTrue();
    }
}
