package dev.entente.query;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;

/** The clock of the service. */
class Clocks {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
