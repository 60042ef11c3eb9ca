package dev.entente.query.projection;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import dev.entente.events.CooperationEvent;
import dev.entente.events.json.Json;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectorTest {

    private final Log log = new Log();

    @AutoClose
    private final TestLedger ledger = new TestLedger();

    @Test
    void an_event_becomes_an_item_a_fact_and_a_position() throws Exception {
        log.append(signed("1", "agreement/a", "First"));

        apply(ledger, log.records());

        assertThat(ledger.rows("select subject, status, countries, occurred_on, title from version"))
                .containsExactly("(agreement/a,signed,\"{BR,ZA}\",2024-03-05,first)");
        assertThat(ledger.rows("select subject, type, occurred from fact"))
                .containsExactly("(agreement/a,dev.entente.agreement.signed.v1,2024-03-05)");
        assertThat(ledger.rows("select sum(next_offset) from log_position")).containsExactly("(1)");
    }

    @Test
    void whatever_letters_a_text_has_are_stored_as_they_are() throws Exception {
        var odd = "tab\t, line\n, \\N, \\\\, \"quoted\", {brace,s}, Değirmen, 協力, \uD83D\uDE00";
        var data = Json.object(data("x").replace('\'', '"'));
        data.putObject("title").put("en", odd);
        data.putArray("evidence")
                .addObject()
                .put("url", "https://press.example.org/1")
                .put("publisher", odd);
        var plain = signed("1", "agreement/a", "x");
        log.append(new CooperationEvent(
                plain.key(), plain.type(), plain.subject(), plain.time(), data, plain.extensions()));

        apply(ledger, log.records());

        try (var connection = ledger.database().getConnection();
                var query = connection.prepareStatement("""
                        select document::json -> 'title' ->> 'en', publishers[1], event.data::json -> 'title' ->> 'en'
                          from version join event using (subject)""");
                var rows = query.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3)))
                    .containsOnly(odd);
        }
    }

    @Test
    void records_that_were_applied_before_change_nothing() throws Exception {
        log.append(signed("1", "agreement/a", "First"));
        apply(ledger, log.records());
        var before = ledger.everything();

        apply(ledger, log.records());

        assertThat(ledger.everything()).isEqualTo(before);
    }

    @Test
    void an_event_posted_again_is_counted_as_a_copy_and_has_one_effect() throws Exception {
        log.append(signed("1", "agreement/a", "First"));
        log.append(signed("1", "agreement/a", "First"));
        log.append(signed("1", "agreement/a", "First"));

        apply(ledger, log.records());

        assertThat(ledger.rows("select id, count(*) from repetition group by id"))
                .containsExactly("(1,2)");
        assertThat(ledger.rows("select count(*) from version")).containsExactly("(1)");
    }

    @Test
    void an_item_of_which_the_only_fact_turns_out_to_be_a_conflict_is_no_more() throws Exception {
        log.append(signed("1", "agreement/a", "First"));
        log.append(Log.event(
                "2",
                "report.sameAs",
                "agreement/c",
                "{'same':['agreement/c','agreement/kept'],'keep':'agreement/kept'}"));
        log.append(signed("1", "agreement/c", "Second"));
        var first = log.records().subList(0, 1);
        var others = log.records().subList(1, 3);

        apply(ledger, others);
        assertThat(ledger.rows("select subject, title from version where outcome = 'standing'"))
                .containsExactly("(agreement/kept,second)");
        apply(ledger, first);

        assertThat(ledger.rows("select subject, title from version where outcome = 'standing'"))
                .containsExactly("(agreement/a,first)");
        assertThat(ledger.rows("select subject, id from fact")).containsExactly("(agreement/a,1)");
        try (var ordered = new TestLedger()) {
            apply(ordered, log.records());
            assertThat(ledger.everything()).isEqualTo(ordered.everything());
        }
    }

    @Test
    void another_payload_under_a_known_id_is_kept_as_a_conflict_and_not_applied() throws Exception {
        log.append(signed("1", "agreement/a", "First"));
        log.append(signed("1", "agreement/a", "Second"));

        apply(ledger, log.records());

        assertThat(ledger.rows("select title from version")).containsExactly("(first)");
        assertThat(ledger.rows("select id, data::json -> 'title' ->> 'en' from repetition"))
                .containsExactly("(1,Second)");
    }

    @Test
    void of_two_payloads_in_different_partitions_the_one_recorded_first_counts_whichever_is_read_first()
            throws Exception {
        var first = log.append(signed("1", "agreement/a", "First"));
        var second = log.append(signed("1", "agreement/b", "Second"));
        assertThat(first.partition()).isNotEqualTo(second.partition());

        apply(ledger, List.of(second));
        apply(ledger, List.of(first));

        assertThat(ledger.rows("select subject, title from version")).containsExactly("(agreement/a,first)");
        assertThat(ledger.rows("select subject from repetition")).containsExactly("(agreement/b)");
    }

    @Test
    void what_is_no_event_is_parked_alone_with_its_reason() throws Exception {
        log.append(signed("1", "agreement/a", "First"));
        log.append(
                "agreement/a",
                new RecordHeaders().add("ce_id", "bad".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                new byte[] {'{'});
        log.append(signed("2", "agreement/c", "Third"));

        apply(ledger, log.records());

        assertThat(ledger.rows("select count(*) from version")).containsExactly("(2)");
        assertThat(ledger.rows("select id, reason like '%JSON%' from parked")).containsExactly("(bad,t)");
    }

    @Test
    void a_correction_makes_a_new_version_and_the_old_one_stays_for_its_time() throws Exception {
        log.append(signed("1", "agreement/a", "As first told"));
        log.append(Log.event(
                "2",
                "report.corrected",
                "agreement/a",
                "{'corrects':{'source':'https://press.example.org/log','id':'1'},'data':" + data("As it was") + "}"));

        apply(ledger, log.records());

        assertThat(ledger.rows("select title, known_until = 'infinity' from version order by known_from"))
                .containsExactly("(\"as first told\",f)", "(\"as it was\",t)");
        assertThat(ledger.rows("select title ->> 'en', known_until = 'infinity' from fact order by known_from"))
                .containsExactly("(\"As first told\",f)", "(\"As it was\",t)");
    }

    @Test
    void a_statement_of_one_country_belongs_to_the_relation_of_the_visit_that_it_refers_to() throws Exception {
        log.append(Log.event(
                "1",
                "statement.made",
                "statement/s",
                "{'occurred':'2024-08','title':{'en':'Said'},'speakers':[{'country':'MY'}],'references':['visit/v']}"));
        log.append(Log.event(
                "2",
                "visit.held",
                "visit/v",
                "{'occurred':'2024-08','title':{'en':'Visit'},'host':{'country':'MY'},'visitors':[{'country':'TR'}]}"));

        for (var record : log.records()) {
            apply(ledger, List.of(record));
        }

        assertThat(
                        ledger.rows(
                                "select countries, own_countries, known_until = 'infinity' from version where kind = 'statement' order by known_from"))
                .containsExactly("({MY},{MY},f)", "(\"{MY,TR}\",{MY},t)");
        assertThat(ledger.rows("select countries from fact where kind = 'statement' and known_until = 'infinity'"))
                .containsExactly("(\"{MY,TR}\")");
    }

    @Test
    void statements_that_refer_to_each_other_belong_to_a_relation_whatever_is_read_first() throws Exception {
        var visit = log.append(Log.event(
                "1",
                "visit.held",
                "visit/v",
                "{'occurred':'2024-08','title':{'en':'Visit'},'host':{'country':'KE'},'visitors':[{'country':'BR'}]}"));
        var first = log.append(statement("2", "statement/r", "MY", "'visit/v'"));
        var second = log.append(statement("3", "statement/d", "TR", "'visit/v','statement/r'"));
        assertThat(visit.partition()).isNotIn(first.partition(), second.partition());

        for (var record : List.of(first, second, visit)) {
            apply(ledger, List.of(record));
        }

        assertThat(ledger.rows("select subject, countries from version where kind = 'statement' order by 1"))
                .containsExactly("(statement/d,\"{BR,KE,MY,TR}\")", "(statement/r,\"{BR,KE,MY}\")");
    }

    private static CooperationEvent statement(String id, String subject, String country, String references) {
        return Log.event(
                id,
                "statement.made",
                subject,
                "{'occurred':'2024-08','title':{'en':'Said'},'speakers':[{'country':'" + country + "'}],'references':["
                        + references + "]}");
    }

    @Test
    void a_statement_does_not_keep_the_countries_of_a_visit_that_turns_out_to_be_a_conflict() throws Exception {
        log.append(visit("visit/v"));
        log.append(visit("visit/w"));
        log.append(Log.event(
                "2",
                "statement.made",
                "statement/s",
                "{'occurred':'2024-08','title':{'en':'Said'},'speakers':[{'country':'MY'}],'references':['visit/w']}"));
        var first = log.records().subList(0, 1);
        var others = log.records().subList(1, 3);

        apply(ledger, others);
        assertThat(ledger.rows("select countries from version where kind = 'statement'"))
                .containsExactly("(\"{MY,TR}\")");
        apply(ledger, first);

        assertThat(ledger.rows("select countries from version where kind = 'statement'"))
                .containsExactly("({MY})");
        try (var ordered = new TestLedger()) {
            apply(ordered, log.records());
            assertThat(ledger.everything()).isEqualTo(ordered.everything());
        }
    }

    private static CooperationEvent visit(String subject) {
        return Log.event(
                "1",
                "visit.held",
                subject,
                "{'occurred':'2024-08','title':{'en':'Visit'},'host':{'country':'MY'},'visitors':[{'country':'TR'}]}");
    }

    @Test
    void words_that_the_database_is_known_to_have_are_written_again_where_it_lost_them() throws Exception {
        var projector = new Projector(batch -> {});
        try (var connection = ledger.database().getConnection()) {
            var intake = new Intake(Transactions.on(connection), projector, Clock.systemUTC());
            for (var number = 1; number <= 3; number++) {
                log.append(signed(Integer.toString(number), "agreement/" + number, "Fisheries"));
                intake.apply(log.records());
            }
            assertThat(ledger.rows("select word from word where word = 'fisheries'"))
                    .hasSize(1);
        }
        try (var other = ledger.database().getConnection();
                var loss = other.createStatement()) {
            loss.execute("truncate word");
        }
        log.append(signed("4", "agreement/4", "Fisheries"));
        try (var connection = ledger.database().getConnection()) { // the one before ended, as those of a crash do
            new Intake(Transactions.on(connection), projector, Clock.systemUTC()).apply(log.records());
        }
        assertThat(ledger.rows("select word from word where word = 'fisheries'"))
                .hasSize(1);
    }

    @Test
    void words_that_the_database_is_known_to_have_are_written_into_the_tables_that_serve_then() throws Exception {
        var projector = new Projector(batch -> {});
        try (var connection = ledger.database().getConnection()) {
            var intake = new Intake(Transactions.on(connection), projector, Clock.systemUTC());
            for (var number = 1; number <= 3; number++) {
                log.append(signed(Integer.toString(number), "agreement/" + number, "Fisheries"));
                intake.apply(log.records());
            }
            try (var exchange = connection.createStatement()) {
                exchange.execute("alter table word rename to word_before");
                exchange.execute("create table word (like word_before including all)");
            }
            log.append(signed("4", "agreement/4", "Fisheries"));
            intake.apply(log.records());
        }
        assertThat(ledger.rows("select word from word where word = 'fisheries'"))
                .hasSize(1);
    }

    private static void apply(TestLedger ledger, List<LogRecord> records) throws SQLException {
        new Intake(Transactions.of(ledger.pool()), new Projector(batch -> {}), Clock.systemUTC()).apply(records);
    }

    private static CooperationEvent signed(String id, String subject, String title) {
        return Log.event(id, "agreement.signed", subject, data(title));
    }

    private static String data(String title) {
        return "{'occurred':'2024-03-05','title':{'en':'" + title
                + "'},'parties':[{'country':'BR'},{'country':'ZA'}],'sectors':['energy']}";
    }
}
