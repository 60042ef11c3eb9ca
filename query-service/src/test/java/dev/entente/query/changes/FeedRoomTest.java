package dev.entente.query.changes;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.entente.events.Position;
import dev.entente.local.PlatformResource;
import dev.entente.query.read.QueryServiceProfile;
import dev.entente.web.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Whom a feed takes in, and for how long. */
@QuarkusTest
@TestProfile(QueryServiceProfile.class)
@QuarkusTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "database", value = "query"),
        restrictToAnnotatedClass = false)
class FeedRoomTest extends FeedTestBase {

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
