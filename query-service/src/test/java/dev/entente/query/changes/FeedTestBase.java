package dev.entente.query.changes;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import dev.entente.events.Position;
import dev.entente.query.Configs;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.read.EventLog;
import dev.entente.query.read.LogTestBase;
import dev.entente.query.web.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A feed of its own beside that of the service: nobody tells it when something is projected, as in a replica of which
 * another one has the partitions.
 */
abstract class FeedTestBase extends LogTestBase {

    static final WantedChanges ALL_OF_TOKELAU = wanted(Map.of("country", "TK"));

    static int events;

    static Position appended = Position.START;

    @Inject
    Ledger ledger;

    Feed feed;

    Feed feed(Map<String, String> settings) {
        return feed(settings, Clock.systemUTC());
    }

    Feed feed(Map<String, String> settings, Clock clock) {
        var all = new java.util.HashMap<>(Map.of("entente.query.changes.look-every", "10ms"));
        settings.forEach((name, value) -> all.put("entente.query.changes." + name, value));
        feed = new Feed(ledger, Configs.query(all).changes(), clock);
        return feed;
    }

    /** So that nothing of the test before is told in the next. */
    @BeforeEach
    void everything_so_far_is_projected() {
        EventLog.isProjected(appended);
    }

    @AfterEach
    void stop() {
        feed.stop();
    }

    static WantedChanges wanted(Map<String, String> filter) {
        var sent = new java.util.HashMap<String, List<String>>();
        filter.forEach((name, value) -> sent.put(name, List.of(value)));
        return WantedChanges.of(new Parameters(sent));
    }

    Heard listen(Optional<Mark> from) throws InterruptedException {
        return listen(Heard.fast(), from);
    }

    Heard listen(Heard heard, Optional<Mark> from) throws InterruptedException {
        feed.listen(new Listener(heard, ALL_OF_TOKELAU, "client"), from, Position.START);
        assertThat(heard.opened.await(60, TimeUnit.SECONDS)).isTrue();
        return heard;
    }

    /** Events of several aggregates, in several partitions; returns their ids. */
    static List<String> tell(int count) {
        var ids = new ArrayList<String>();
        for (var index = 0; index < count; index++) {
            var id = "change-" + events++;
            sign(id, "agreement/change-" + events % 7, "TK");
            ids.add(id);
        }
        return ids;
    }

    static Position sign(String id, String subject, String country) {
        var position = log.append(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'sectors':['energy'],'parties':[{'country':'" + country
                        + "'},{'country':'NU'}]}");
        appended = appended.and(position);
        return position;
    }

    static List<String> ids(List<Heard.Told> told) {
        return told.stream().map(Heard.Told::id).toList();
    }

    static void isInOrderWithinPartitions(List<Heard.Told> told) {
        var last = Position.START;
        for (var change : told) {
            var position = Position.parse(change.data().get("position").asText());
            assertThat(last.covers(position)).as("told late: %s", change).isFalse();
            last = last.and(position);
        }
    }
}
