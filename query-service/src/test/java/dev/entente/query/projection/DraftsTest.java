package dev.entente.query.projection;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import dev.entente.events.CooperationEvent;
import dev.entente.events.RecordedEvent;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

class DraftsTest {

    private final Log log = new Log();

    @AutoClose
    private final TestLedger ledger = new TestLedger();

    @Test
    void what_was_prepared_is_used_once_and_forgotten() throws Exception {
        log.append(signed());
        var event = log.records().getFirst().event();
        var drafts = new Drafts();
        try (var connection = ledger.database().getConnection()) {
            drafts.prepare(connection, List.of(event), () -> true);
        }
        var stories = drafts.stories(event.recorded(), List.of(event));

        assertThat(drafts.stories(event.recorded(), List.of(event))).isSameAs(stories);
        assertThat(drafts.stories(event.recorded().minusMillis(1), List.of(event)))
                .isNotSameAs(stories);
        drafts.forget(List.of(event));
        assertThat(drafts.stories(event.recorded(), List.of(event)))
                .isEqualTo(stories)
                .isNotSameAs(stories);
    }

    @Test
    void what_there_was_no_time_for_is_made_when_it_is_asked_for() throws Exception {
        log.append(signed());
        var event = log.records().getFirst().event();
        var drafts = new Drafts();
        try (var connection = ledger.database().getConnection()) {
            drafts.prepare(connection, List.of(event), () -> false);
        }
        var stories = drafts.stories(event.recorded(), List.of(event));

        assertThat(stories).hasSize(1);
        assertThat(drafts.stories(event.recorded(), List.of(event)))
                .isEqualTo(stories)
                .isNotSameAs(stories);
    }

    @Test
    void a_database_that_does_not_answer_prepares_nothing_and_disturbs_nobody() throws Exception {
        log.append(signed());
        var nowhere = new org.postgresql.ds.PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        var projector = new Projector(Transactions.of(nowhere), batch -> {});

        projector.prepare(events(log.records()), () -> true);
        new Intake(Transactions.of(ledger.pool()), projector, Clock.systemUTC()).apply(log.records());

        assertThat(ledger.rows("select count(*) from version")).containsExactly("(1)");
    }

    private static List<RecordedEvent> events(List<LogRecord> records) {
        return records.stream().map(LogRecord::event).toList();
    }

    private static CooperationEvent signed() {
        return Log.event(
                "1",
                "agreement.signed",
                "agreement/a",
                "{'occurred':'2024-03-05','title':{'en':'First'},'parties':[{'country':'BR'},{'country':'ZA'}]}");
    }
}
