package dev.entente.query.changes;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;
import dev.entente.query.Configs;
import dev.entente.query.ledger.Ledger;
import dev.entente.query.read.EventLog;
import dev.entente.query.read.Operator;
import dev.entente.query.read.QueryServiceProfile;
import dev.entente.query.web.Parameters;
import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A feed of its own beside that of the service: nobody tells it when something is projected, as in a replica of which
 * another one has the partitions.
 */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FeedTest {

    private static final Wanted ALL_OF_TOKELAU = wanted(Map.of("country", "TK"));

    private static EventLog log;
    private static int events;
    private static Position appended = Position.START;

    @Inject
    Ledger ledger;

    @Inject
    DataSource database;

    private Feed feed;

    @BeforeAll
    static void open() {
        log = new EventLog();
    }

    @AfterAll
    static void close() {
        log.close();
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

    private Feed feed(Map<String, String> settings) {
        return feed(settings, Clock.systemUTC());
    }

    private Feed feed(Map<String, String> settings, Clock clock) {
        var all = new java.util.HashMap<>(Map.of("entente.query.changes.look-every", "10ms"));
        settings.forEach((name, value) -> all.put("entente.query.changes." + name, value));
        feed = new Feed(ledger, Configs.query(all).changes(), clock);
        return feed;
    }

    private static Wanted wanted(Map<String, String> filter) {
        var sent = new java.util.HashMap<String, List<String>>();
        filter.forEach((name, value) -> sent.put(name, List.of(value)));
        return Wanted.of(new Parameters(sent));
    }

    private Heard listen(Optional<Mark> from) throws InterruptedException {
        return listen(Heard.fast(), from);
    }

    private Heard listen(Heard heard, Optional<Mark> from) throws InterruptedException {
        feed.listen(new Listener(heard, ALL_OF_TOKELAU, "client"), from, Position.START);
        assertThat(heard.opened.await(60, TimeUnit.SECONDS)).isTrue();
        return heard;
    }

    /** Events of several aggregates, in several partitions; returns their ids. */
    private static List<String> tell(int count) {
        var ids = new ArrayList<String>();
        for (var index = 0; index < count; index++) {
            var id = "change-" + events++;
            sign(id, "agreement/change-" + events % 7, "TK");
            ids.add(id);
        }
        return ids;
    }

    private static Position sign(String id, String subject, String country) {
        var position = log.append(
                id,
                "agreement.signed",
                subject,
                "{'occurred':'2024-03-05','title':{'en':'Pact'},'sectors':['energy'],'parties':[{'country':'" + country
                        + "'},{'country':'NU'}]}");
        appended = appended.and(position);
        return position;
    }

    private static List<String> ids(List<Heard.Told> told) {
        return told.stream().map(Heard.Told::id).toList();
    }

    private static void isInOrderWithinPartitions(List<Heard.Told> told) {
        var last = Position.START;
        for (var change : told) {
            var position = Position.parse(change.data().get("position").asText());
            assertThat(last.covers(position)).as("told late: %s", change).isFalse();
            last = last.and(position);
        }
    }

    @Test
    void what_another_replica_projects_is_told_in_order_within_each_partition() throws InterruptedException {
        feed(Map.of());
        var heard = listen(Optional.empty());

        var sent = tell(40);

        var told = heard.next(40);
        assertThat(ids(told)).containsExactlyInAnyOrderElementsOf(sent);
        isInOrderWithinPartitions(told);
    }

    @ParameterizedTest
    @CsvSource({"4, a ring that has forgotten most of it", "1000, a ring that has all of it"})
    void whoever_resumes_is_told_exactly_what_followed(int held, String why) throws InterruptedException {
        feed(Map.of("held", String.valueOf(held)));
        var first = listen(Optional.empty());
        var sent = tell(30);
        var told = first.next(30);

        for (var index = 0; index < 30; index += 7) {
            var resumed = listen(Optional.of(Mark.read(told.get(index).token())));
            var rest = resumed.next(29 - index);
            assertThat(ids(rest)).as(why).containsExactlyInAnyOrderElementsOf(ids(told.subList(index + 1, 30)));
            isInOrderWithinPartitions(rest);
            resumed.run(() -> assertThat(resumed.isSilent()).isTrue());
        }
        assertThat(ids(told)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @ParameterizedTest
    @CsvSource({"4, a ring that has forgotten most of it", "1000, a ring that has all of it"})
    void what_was_parked_is_told_once_in_its_place_or_when_it_takes_it(int held, String why) throws Exception {
        var poison = "change-poison-" + held;
        execute("alter table event add constraint poison check (id <> '" + poison + "') not valid");
        feed(Map.of("held", String.valueOf(held)));
        var heard = listen(Optional.empty());
        var before = Mark.read(heard.last);
        tell(3);
        var position = sign(poison, "agreement/change-poison", "TK");
        sign("change-behind-" + held, "agreement/change-poison", "TK");
        tell(3);
        var told = heard.next(7);
        var behind = Mark.read(told.getLast().token());
        execute("alter table event drop constraint poison");
        Operator.call()
                .post("/admin/parked/" + position.token() + "/replay")
                .then()
                .statusCode(200);

        var replayed = heard.next(1).getFirst();
        assertThat(replayed.id()).isEqualTo(poison);
        assertThat(replayed.data().get("position").asText()).isEqualTo(position.token());
        assertThat(replayed.data().get("replayed").asBoolean()).isTrue();

        var fromBehind = listen(Optional.of(behind));
        var fromBefore = listen(Optional.of(before));
        var fromReplay = listen(Optional.of(Mark.read(replayed.token())));
        assertThat(ids(fromBehind.next(1))).as(why).containsExactly(poison);
        var all = fromBefore.next(8);
        assertThat(ids(all)).as(why).containsExactlyInAnyOrderElementsOf(with(ids(told), poison));
        for (var each : all) {
            isToldWhatFollows(Mark.read(each.token()), ids(all.subList(all.indexOf(each) + 1, 8)));
        }
        var last = tell(1);
        for (var each : List.of(heard, fromBehind, fromBefore, fromReplay)) {
            assertThat(ids(each.next(1))).as(why).isEqualTo(last);
        }
    }

    private void isToldWhatFollows(Mark mark, List<String> ids) throws InterruptedException {
        var resumed = listen(Optional.of(mark));
        assertThat(ids(resumed.next(ids.size()))).containsExactlyInAnyOrderElementsOf(ids);
        resumed.run(() -> assertThat(resumed.isSilent()).isTrue());
    }

    private static List<String> with(List<String> ids, String another) {
        return Stream.concat(ids.stream(), Stream.of(another)).toList();
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var any = connection.createStatement()) {
            any.execute(statement);
        }
    }

    @Test
    void neither_a_gap_nor_a_double_is_where_catching_up_meets_what_comes_meanwhile() throws InterruptedException {
        feed(Map.of("held", "4"));
        var start = Mark.read(listen(Optional.empty()).last);
        var sent = new ArrayList<>(tell(20));

        var resumed = new ArrayList<Heard>();
        for (var round = 0; round < 10; round++) {
            resumed.add(listen(Optional.of(start)));
            sent.addAll(tell(10));
        }

        for (var heard : resumed) {
            var told = heard.next(120);
            assertThat(ids(told)).containsExactlyInAnyOrderElementsOf(sent);
            isInOrderWithinPartitions(told);
        }
    }

    @Test
    void who_reads_slowly_is_cut_while_others_hear_everything_and_then_resumes() throws InterruptedException {
        feed(Map.of("held", "4"));
        var slow = listen(new Heard(3), Optional.empty());
        var fast = listen(Optional.empty());

        var sent = tell(40);

        assertThat(slow.over.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.cut).isTrue();
        var all = fast.next(40);
        assertThat(ids(all)).containsExactlyInAnyOrderElementsOf(sent);
        var rest = listen(Optional.of(Mark.read(slow.last)));
        var read = new ArrayList<Heard.Told>();
        while (!slow.isSilent()) {
            read.addAll(slow.next(1));
        }
        read.addAll(rest.next(40 - read.size()));
        assertThat(ids(read)).containsExactlyInAnyOrderElementsOf(sent);
    }

    @Test
    void who_catches_up_and_reads_nothing_is_cut_after_a_while() throws InterruptedException {
        feed(Map.of("held", "4", "patience", "0s"));
        var start = Mark.read(listen(Optional.empty()).last);
        tell(20);
        var stuck = listen(new Heard(1), Optional.of(start));

        while (stuck.over.getCount() > 0) {
            feed.beat();
        }

        assertThat(stuck.cut).isTrue();
    }

    @Test
    void signs_of_life_carry_a_token_behind_what_was_not_wanted() throws InterruptedException {
        feed(Map.of());
        var heard = listen(Optional.empty());
        var position = sign("change-elsewhere", "agreement/change-elsewhere", "WF");
        EventLog.isProjected(position);

        while (!Mark.read(heard.last).covers(Mark.of(position))) {
            feed.beat();
        }

        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void a_change_also_concerns_countries_of_which_it_is_no_more() throws InterruptedException {
        feed(Map.of());
        var heard = listen(Optional.empty());
        sign("change-wrong", "agreement/change-moved", "TK");
        log.append(
                "change-right",
                "report.corrected",
                "agreement/change-moved",
                "{'corrects':{'source':'" + EventLog.SOURCE
                        + "','id':'change-wrong'},'data':{'occurred':'2024-03-05','title':{'en':'Pact'},"
                        + "'parties':[{'country':'WF'},{'country':'NU'}]}}");

        assertThat(ids(heard.next(2))).containsExactly("change-wrong", "change-right");
    }

    @Test
    void no_more_are_taken_in_than_there_is_room_for_until_one_leaves() throws InterruptedException {
        feed(Map.of("connections", "1"));
        var heard = Heard.fast();
        var only = new Listener(heard, ALL_OF_TOKELAU, "client");
        feed.listen(only, Optional.empty(), Position.START);
        var another = new Listener(Heard.fast(), ALL_OF_TOKELAU, "client");

        assertThatThrownBy(() -> feed.listen(another, Optional.empty(), Position.START))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(503);
                    assertThat(problem.headers()).containsKey("Retry-After");
                });
        heard.run(only::leave);
        listen(Optional.empty());
    }

    @Test
    void one_client_does_not_take_the_room_of_all() throws InterruptedException {
        feed(Map.of("connections-per-client", "1"));
        listen(Optional.empty());
        var another = new Listener(Heard.fast(), ALL_OF_TOKELAU, "client");

        assertThatThrownBy(() -> feed.listen(another, Optional.empty(), Position.START))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(429);
                    assertThat(problem.headers()).containsKey("Retry-After");
                });
        feed.listen(new Listener(Heard.fast(), ALL_OF_TOKELAU, "another client"), Optional.empty(), Position.START);
    }

    @Test
    void streams_end_when_the_service_stops_and_none_begins() throws InterruptedException {
        feed(Map.of());
        var heard = listen(Optional.empty());

        feed.stop();

        assertThat(heard.over.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(heard.cut).isFalse();
        var late = new Listener(Heard.fast(), ALL_OF_TOKELAU, "client");
        assertThatThrownBy(() -> feed.listen(late, Optional.empty(), Position.START))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "country, TK, true",
        "country, WF, false",
        "countries, 'TK,NU', true",
        "countries, 'TK,WF', false",
        "sector, energy, true",
        "sector, space, false",
        "type, dev.entente.agreement.signed.v1, true",
        "type, agreement, true",
        "type, dev.entente.agreement.ratified.v1, false",
        "type, report, false",
        "kind, agreement, true",
        "kind, visit, false",
        "subject, agreement/x, true",
        "subject, agreement/y, false"
    })
    void changes_can_be_narrowed(String filter, String value, boolean included) {
        feed(Map.of());
        var change = new Change(
                0,
                1,
                "s",
                "i",
                "dev.entente.agreement.signed.v1",
                "agreement/x",
                Set.of("TK", "NU"),
                Set.of("energy"),
                Set.of(),
                0);

        assertThat(wanted(Map.of(filter, value)).includes(change)).isEqualTo(included);
    }

    @Test
    void a_stream_from_what_never_comes_is_refused_when_the_patience_ends() throws InterruptedException {
        var now = new AtomicReference<>(Instant.EPOCH);
        feed(Map.of(), new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
        var heard = Heard.fast();
        feed.listen(
                new Listener(heard, ALL_OF_TOKELAU, "client"),
                Optional.of(Mark.of(Position.of(0, 999_999_999L))),
                Position.START);

        now.set(Instant.EPOCH.plusSeconds(6));

        assertThat(heard.over.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(heard.refusal.status()).isEqualTo(504);
    }
}
