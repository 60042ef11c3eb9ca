package dev.entente.query.projection;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;

/** Moments as the database's driver takes them. */
final class Moments {

    private Moments() {}

    static OffsetDateTime of(Instant moment) {
        return OffsetDateTime.ofInstant(moment, ZoneOffset.UTC);
    }

    static Object[] array(Collection<Instant> moments) {
        return moments.stream().map(Moments::of).toArray();
    }
}
