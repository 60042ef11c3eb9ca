package dev.entente.notification.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import jakarta.inject.Singleton;

import io.quarkus.test.Mock;

import dev.entente.notification.sql.Jdbc;

/** The clock of the service in tests: the right time, until a test sets another, from where it goes on. */
@Mock
@Singleton
public final class TestClock extends Clock {

    private final Jdbc jdbc;
    private volatile Duration ahead = Duration.ZERO;

    TestClock(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    public void set(Instant time) {
        ahead = Duration.between(Instant.now(), time);
    }

    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    /** The right time again: pauses of receivers that would end in the other are over. */
    public void reset() {
        ahead = Duration.ZERO;
        jdbc.inTransaction(
                () -> jdbc.update("DELETE FROM failing_receiver WHERE pause_until > now() + interval '1 minute'"));
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
