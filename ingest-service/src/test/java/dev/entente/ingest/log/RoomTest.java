package dev.entente.ingest.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RoomTest {

    private final Room room = new Room(4, 1000);

    @Test
    void there_is_room_for_so_many_events() {
        for (var number = 0; number < 4; number++) {
            assertThat(room.tryEnter(1)).isTrue();
        }
        assertThat(room.tryEnter(1)).isFalse();
        room.leave(1);
        assertThat(room.tryEnter(1)).isTrue();
    }

    @Test
    void there_is_room_for_so_many_bytes_and_always_for_one_event() {
        assertThat(room.tryEnter(5000)).isTrue();
        assertThat(room.tryEnter(1)).isFalse();
        room.leave(5000);
        assertThat(room.tryEnter(600)).isTrue();
        assertThat(room.tryEnter(401)).isFalse();
        assertThat(room.tryEnter(400)).isTrue();
        assertThat(room.events()).isEqualTo(2);
        assertThat(room.bytes()).isEqualTo(1000);
    }

    @Test
    void who_waits_leaves_half_of_the_room_to_those_who_do_not() throws InterruptedException {
        room.enter(1);
        room.enter(1);
        var entered = new CountDownLatch(1);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                room.enter(1);
                entered.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(room.tryEnter(1)).isTrue();
        assertThat(room.tryEnter(1)).isTrue();
        assertThat(entered.getCount()).isEqualTo(1);
        for (var left = 0; left < 3; left++) {
            room.leave(1);
        }
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();
        waiting.join();
        assertThat(room.events()).isEqualTo(2);
    }
}
