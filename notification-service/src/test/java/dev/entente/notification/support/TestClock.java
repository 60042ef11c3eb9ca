package dev.entente.notification.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

/** The clock of the service in tests: the right time, until a test sets another, from where it goes on. */
@Mock
@Singleton
public final class TestClock extends Clock {

    private volatile Duration ahead = Duration.ZERO;

    public void set(Instant time) {
        ahead = Duration.between(Instant.now(), time);
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    public void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return system(zone);
    }
}
