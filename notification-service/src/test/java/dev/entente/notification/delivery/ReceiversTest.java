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

    private final Receivers receivers = new Receivers(64, 16, 8, 1000);

    private static List<Parcel> parcels(String receiver, int count) {
        return IntStream.range(0, count).mapToObj(number -> parcel(receiver)).toList();
    }

    private static Parcel parcel(String receiver) {
        var to = new Parcel.Addressee(
                UUID.randomUUID(),
                0,
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
        receivers.found(List.of(receiver), now);
        return receivers.rooms(now).getOrDefault(receiver, 0);
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
    void mails_and_webhooks_that_hang_take_nothing_from_each_other() {
        var hanging = receivers.take(parcels("email", 30), 0);
        assertThat(hanging).hasSize(4);
        assertThat(receivers.room()).isEqualTo(64);

        for (var number = 0; number < 1000; number++) {
            var now = number * LATER;
            receivers.take(parcels("hangs-" + number, 4), now);
            receivers.look(now);
        }
        assertThat(receivers.room()).isZero();

        receivers.ended(hanging.getFirst(), true, LATER);
        assertThat(receivers.underWay().stream()
                        .filter(parcel -> parcel.addressee().receiver().equals("email")))
                .hasSize(5);
    }

    @Test
    void no_more_mails_are_sent_at_a_time_than_there_are_connections_for() {
        var begun = new ArrayList<>(receivers.take(parcels("email", 100), 0));

        for (var ended = 0; ended < 50; ended++) {
            begun.addAll(receivers.ended(begun.removeFirst(), true, 1));
        }

        assertThat(begun).hasSize(8);
    }

    @Test
    void mails_that_a_person_waits_for_begin_before_alerts_however_many_wait() {
        var alerts = receivers.take(parcels("email", 100), 0);
        var letters = parcels("email:letters", 2);

        assertThat(receivers.take(letters, 1)).isEmpty();
        assertThat(receivers.ended(alerts.getFirst(), true, 2)).containsExactlyElementsOf(letters);

        assertThat(receivers.underWay()).hasSize(5);
    }

    @Test
    void mails_that_persons_wait_for_leave_a_place_to_alerts() {
        receivers.take(parcels("email:letters", 100), 0);

        assertThat(receivers.take(parcels("email", 100), 0)).hasSize(1);

        for (var ended = 0; ended < 50; ended++) {
            receivers.ended(receivers.underWay().getFirst(), true, 1);
        }
        assertThat(receivers.underWay()).hasSize(8);
    }

    @Test
    void all_mails_together_are_within_the_rate_and_a_server_that_fails_fails_for_all() {
        var slowly = new Receivers(1000, 1000, 100, 10);
        var second = 1_000_000_000L;
        slowly.found(List.of("email", "email:letters"), second);
        assertThat(slowly.rooms(second).values()).containsExactlyInAnyOrder(3, 4);

        var letters = slowly.take(parcels("email:letters", 3), second);
        letters.forEach(letter -> slowly.ended(letter, false, second));

        assertThat(slowly.take(parcels("email", 7), second)).hasSize(1);
        slowly.found(List.of("email", "email:letters"), second);
        assertThat(slowly.rooms(second)).isEmpty();
    }

    @Test
    void a_receiver_gets_no_more_in_a_second_than_its_rate() {
        var slowly = new Receivers(1000, 1000, 8, 10);
        var second = 1_000_000_000L;

        slowly.take(parcels("a", 10), second);
        assertThat(slowly.rooms(second)).doesNotContainKey("a");

        slowly.underWay().forEach(parcel -> slowly.ended(parcel, true, second));
        slowly.underWay().forEach(parcel -> slowly.ended(parcel, true, second));
        assertThat(slowly.rooms(second + second / 2)).containsEntry("a", 5);
    }

    @Test
    void who_answers_quickly_is_claimed_for_ahead_and_who_hangs_is_not() {
        var now = answerAll("quick", 200, 0);
        receivers.take(parcels("hangs", 2), now);
        receivers.look(now + LATER);
        receivers.found(List.of("quick", "hangs"), now);

        var rooms = receivers.rooms(now);

        assertThat(rooms.get("quick")).isGreaterThan(16);
        assertThat(rooms.get("hangs")).isEqualTo(2);
    }

    /** Answers so many in a tenth of a second; returns when that is over. */
    private long answerAll(String receiver, int many, long from) {
        var begun = new ArrayList<>(receivers.take(parcels(receiver, many), from));
        while (!begun.isEmpty()) {
            begun.addAll(receivers.ended(begun.removeFirst(), true, from));
        }
        return from + 100_000_000L;
    }

    @Test
    void nothing_more_is_claimed_until_half_of_what_was_claimed_ahead_has_begun() {
        var now = answerAll("a", 200, 0);
        receivers.found(List.of("a"), now);
        var begun = receivers.take(parcels("a", receivers.rooms(now).get("a")), now);
        assertThat(begun).hasSize(16);

        assertThat(room("a", now)).isZero();

        var half = answerAll("a", 0, now);
        for (var ended = 0; ended < 16; ended++) {
            receivers.ended(receivers.underWay().getFirst(), true, half);
        }
        assertThat(room("a", half)).isPositive();
    }

    @Test
    void what_is_worth_claiming_ahead_leaves_to_all_others_what_they_can_begin_at_once() {
        var now = answerAll("quick", 1000, 0);
        var others =
                IntStream.range(0, 12).mapToObj(number -> "other-" + number).toList();
        receivers.found(List.of("quick"), now);
        receivers.found(others, now);

        var rooms = receivers.rooms(now);

        assertThat(others).allSatisfy(other -> assertThat(rooms).containsEntry(other, 4));
        assertThat(rooms.get("quick")).isEqualTo(16);
    }

    @Test
    void what_waits_is_given_back_when_the_service_stops() {
        receivers.take(parcels("a", 10), 0);

        assertThat(receivers.giveUpWaiting()).hasSize(6);
        assertThat(receivers.room()).isEqualTo(60);
    }
}
