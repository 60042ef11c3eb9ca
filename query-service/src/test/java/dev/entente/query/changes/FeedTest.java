package dev.entente.query.changes;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.local.PlatformResource;
import dev.entente.query.read.EventLog;
import dev.entente.query.read.Operator;
import dev.entente.query.read.QueryServiceProfile;

import static org.assertj.core.api.Assertions.assertThat;

/** What a feed tells, and in which order. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FeedTest extends FeedTestBase {

    @Inject
    DataSource database;

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
}
