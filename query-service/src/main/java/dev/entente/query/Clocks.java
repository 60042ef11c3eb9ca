package dev.entente.query;

import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock of the service. */
class Clocks {

    @Produces
    Clock clock() {
        return Clock.systemUTC();
    }
}
