package dev.entente.notification.delivery;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.entente.notification.subscription.Channel;

import static org.assertj.core.api.Assertions.assertThat;

class ReceiversTest {

    private static final long LATER = Receivers.SLOW_NANOS + 1;

    private final Receivers receivers = new Receivers(64, 16, 1000);

    private static List<Parcel> parcels(String receiver, int count) {
        return IntStream.range(0, count).mapToObj(number -> parcel(receiver)).toList();
    }

    private static Parcel parcel(String receiver) {
        var to = new Parcel.Addressee(
                UUID.randomUUID(),
                0,
                receiver,
                new Channel.Webhook(URI.create("https://" + receiver + ".example.org")),
                List.of(),
                true);
        return new Parcel(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.MAX,
                "agreement.new",
                "agreement/a",
                "en",
                Instant.MIN,
                0,
                to,
                Optional.empty());
    }

    private int room(String receiver, long now) {
        var rooms = receivers.rooms(now);
        var index = rooms.receivers().indexOf(receiver);
        return index < 0 ? receivers.roomForEach() : rooms.room().get(index);
    }

    @Test
    void a_receiver_begins_with_few_attempts_and_gets_one_more_with_each_answer() {
        var begun = new ArrayList<>(receivers.take(parcels("a", 10), 0));
        assertThat(begun).hasSize(4);

        var next = receivers.ended(begun.getFirst(), true, 1);

        assertThat(next).hasSize(2);
        assertThat(receivers.underWay()).hasSize(5);
    }

    @Test
    void each_failure_halves_what_a_receiver_gets() {
        var begun = receivers.take(parcels("a", 10), 0);

        begun.subList(0, 3).forEach(parcel -> receivers.ended(parcel, false, 1));

        assertThat(receivers.underWay()).hasSize(1);
    }

    @Test
    void receivers_that_hang_take_nothing_from_the_others_for_longer_than_a_moment() {
        for (var number = 0; number < 16; number++) {
            receivers.take(parcels("hangs-" + number, 4), 0);
        }
        assertThat(receivers.room()).isZero();

        receivers.look(LATER);

        assertThat(receivers.room()).isEqualTo(64);
        assertThat(room("hangs-1", LATER)).isZero();
        assertThat(receivers.take(parcels("b", 4), LATER)).hasSize(4);
    }

    @Test
    void a_receiver_gets_no_more_in_a_second_than_its_rate() {
        var slowly = new Receivers(1000, 1000, 10);
        var second = 1_000_000_000L;

        slowly.take(parcels("a", 10), second);
        assertThat(slowly.rooms(second).room()).containsExactly(0);

        slowly.underWay().forEach(parcel -> slowly.ended(parcel, true, second));
        slowly.underWay().forEach(parcel -> slowly.ended(parcel, true, second));
        assertThat(slowly.rooms(second + second / 2).room().getFirst()).isEqualTo(5);
    }

    @Test
    void what_waits_is_given_back_when_the_service_stops() {
        receivers.take(parcels("a", 10), 0);

        assertThat(receivers.giveUpWaiting()).hasSize(6);
        assertThat(receivers.room()).isEqualTo(60);
    }
}
