package dev.entente.ingest.gdelt.feed;

import java.time.Instant;
import java.util.Optional;

/** How far the feed has been followed: the time of the newest file that was imported, or passed over. */
interface Place {

    Optional<Instant> read();

    void write(Instant added);
}
