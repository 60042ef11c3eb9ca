package dev.entente.query.projection;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import dev.entente.events.CooperationEvent;
import dev.entente.events.PlainText;
import dev.entente.ledger.Batches;
import dev.entente.ledger.Intake;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Patience;
import dev.entente.ledger.Transactions;

import static org.assertj.core.api.Assertions.assertThat;

/** One aggregate with more than fits into memory harms nobody else. */
class HeavyAggregateTest {

    private static final int PIECES = 450;

    private final Log log = new Log();

    @AutoClose
    private final TestLedger ledger = new TestLedger();

    /** Nearly as heavy as ingest allows. */
    private static CooperationEvent heavy(int number, String subject) {
        var evidence = new StringBuilder();
        for (var piece = 0; piece < PIECES; piece++) {
            evidence.append(piece == 0 ? "" : ",")
                    .append("{'url':'https://press.example.org/")
                    .append(number)
                    .append('/')
                    .append(piece)
                    .append('/')
                    .append("x".repeat(1900))
                    .append("'}");
        }
        return Log.event(
                "heavy-" + number,
                "agreement.reported",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'Heavy'},'parties':[{'country':'BR'},{'country':'ZA'}],'evidence':["
                        + evidence + "]}");
    }

    private static CooperationEvent light(String subject) {
        return Log.event(
                "light-" + subject,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'Light'},'parties':[{'country':'BR'},{'country':'ZA'}]}");
    }

    private Batches<LogRecord> batches() {
        var intake = new Intake(Transactions.of(ledger.database()), new Projector(applied -> {}), Clock.systemUTC());
        return new Batches<>(intake, new Patience());
    }

    /** As Kafka hands out records: no more at once than four of the heavy ones. */
    private void apply(List<LogRecord> records) throws Exception {
        var batches = batches();
        for (var first = 0; first < records.size(); first += 4) {
            batches.take(records.subList(first, Math.min(first + 4, records.size())));
        }
    }

    @Test
    void what_one_aggregate_has_too_much_of_is_parked_and_everything_else_goes_on() throws Exception {
        log.append(light("agreement/before"));
        for (var number = 0; number < 12; number++) {
            log.append(heavy(number, "agreement/heavy"));
        }
        log.append(light("agreement/after"));

        apply(log.records());

        assertThat(ledger.rows("select subject from version where known_until = 'infinity' order by subject"))
                .containsExactly("(agreement/after)", "(agreement/before)", "(agreement/heavy)");
        assertThat(ledger.rows(
                        "select distinct subject, reason like '%agreement/heavy weigh more than 8 MiB' from parked"))
                .containsExactly("(agreement/heavy,t)");
        assertThat(ledger.rows("select count(*) between 1 and 4 from parked")).containsExactly("(t)");
    }

    /** Each letter takes three bytes of UTF-8, so that a word of one comes to eight bytes, and a word of two to ten. */
    @Test
    void of_more_words_than_can_be_searched_those_at_the_end_are_left_out() throws Exception {
        var letters = IntStream.rangeClosed('\u3400', '\ud7a3')
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(letter -> PlainText.of(letter).equals(letter))
                .limit(38_721)
                .toList();
        var pairs = IntStream.range(0, 80_000)
                .mapToObj(number -> letters.get(number % letters.size())
                        + letters.get((number + 1 + number / letters.size()) % letters.size()))
                .toList();
        log.append(Log.event(
                "words",
                "agreement.signed",
                "agreement/words",
                "{'occurred':'2024-03-05','title':{'en':'Heavy'},'parties':[{'country':'BR'},{'country':'ZA'}],'summary':{'en':'"
                        + String.join(" ", letters) + "','ms':'" + String.join(" ", pairs.subList(0, 30_000))
                        + "','tr':'"
                        + String.join(" ", pairs.subList(30_000, 60_000)) + "','zh':'"
                        + String.join(" ", pairs.subList(60_000, 80_000)) + "'}}"));

        apply(log.records());

        assertThat(ledger.rows("select count(*) from parked")).containsExactly("(0)");
        assertThat(ledger.rows("""
                        select search @@ 'heavy'::tsquery, search @@ 'brazil'::tsquery,
                               (select sum((octet_length(lexeme) + 1) / 2 * 2 + 2 + 2 * cardinality(positions))
                                  from unnest(search)) between 1048566 and 1048575
                          from version""")).containsExactly("(t,f,t)");
    }

    @Test
    void aggregates_that_are_too_much_only_together_are_read_apart() throws Exception {
        for (var number = 0; number < 12; number++) {
            log.append(heavy(number, "agreement/heavy-" + number));
        }
        apply(log.records());
        var told = log.records().size();
        for (var number = 0; number < 12; number++) {
            log.append(light("agreement/heavy-" + number));
        }

        batches().take(log.records().subList(told, log.records().size()));

        assertThat(ledger.rows("select count(*) from parked")).containsExactly("(0)");
        assertThat(ledger.rows("select count(distinct subject) from fact where type like '%.signed.v1'"))
                .containsExactly("(12)");
    }
}
