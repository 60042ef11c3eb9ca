package dev.entente.notification.subscription;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.support.TestClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class RatesTest {

    private static final int PER_HOUR = 5;
    private static final int PER_DAY = 12;

    @Inject
    Rates rates;

    @Inject
    Jdbc jdbc;

    @Inject
    TestClock clock;

    private final byte[] who = UUID.randomUUID().toString().getBytes(UTF_8);

    @AfterEach
    void rightTime() {
        clock.reset();
    }

    private boolean ask(byte[] asking) {
        return jdbc.inTransaction(() -> rates.allow("tests", asking, PER_HOUR, PER_DAY));
    }

    private long allowed(int times) {
        return IntStream.range(0, times).filter(time -> ask(who)).count();
    }

    @Test
    void so_many_are_allowed_in_an_hour_and_so_many_in_a_day() {
        assertThat(allowed(8)).isEqualTo(5);
        clock.advance(Duration.ofMinutes(59));
        assertThat(allowed(8)).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(allowed(8)).isEqualTo(5);
        clock.advance(Duration.ofMinutes(61));
        assertThat(allowed(8)).isEqualTo(2);
        clock.advance(Duration.ofHours(24));
        assertThat(allowed(8)).isEqualTo(5);
    }

    @Test
    void nobody_is_counted_for_another() {
        allowed(8);

        assertThat(ask(UUID.randomUUID().toString().getBytes(UTF_8))).isTrue();
    }

    @Test
    void those_who_ask_at_once_do_not_slip_through() {
        var asking = Stream.generate(() -> CompletableFuture.supplyAsync(() -> ask(who)))
                .limit(20)
                .toList();

        assertThat(asking.stream().filter(CompletableFuture::join).count()).isEqualTo(5);
    }
}
