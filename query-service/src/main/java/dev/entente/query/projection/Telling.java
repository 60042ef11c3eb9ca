package dev.entente.query.projection;

import java.sql.Connection;

import dev.entente.events.Kinds;
import dev.entente.ledger.Applied;
import dev.entente.ledger.Archived;
import dev.entente.ledger.Effects;

/** What makes the read models, for those who make them beside the ones that follow the log. */
public final class Telling {

    /**
     * The number of what this program makes of a log. It is to be raised by whoever changes what any event comes to, the
     * contract of the kinds, or a table of the ledger: read models of an older version are then rebuilt when the program
     * starts, and older programs write no more.
     */
    private static final int VERSION = 13;

    private Telling() {}

    /** The version of this program. */
    public static Version version() {
        return new Version(VERSION, Kinds.digest());
    }

    /** Makes the read models of what is archived, batch by batch. */
    public static Effects asItComes() {
        return new Projector(batch -> {});
    }

    /** Archives alone: what the events come to is told later. */
    public static Effects later() {
        return new Effects() {
            @Override
            public void follow(Connection connection, Archived archived, boolean alone) {
                // see Retelling
            }

            @Override
            public void done(Applied batch) {
                // nobody waits
            }
        };
    }
}
