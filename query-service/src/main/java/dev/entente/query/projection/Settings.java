package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;

/** How the database is to work while read models are made. */
final class Settings {

    /**
     * Not waiting for the disk loses nothing: a commit that is lost takes the position along, and what is behind it is
     * read from the log again. Plans are made for the batch at hand, since those of an empty table are bad ones later. All
     * that is read here is looked up by its key, row by row; of a table that grows, the planner knows too little to see that.
     */
    private static final String ALL = """
            set local synchronous_commit = off; set local plan_cache_mode = force_custom_plan; set local jit = off;
            set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off;
            set local max_parallel_workers_per_gather = 0""";

    private Settings() {}

    /** Holds until the end of the transaction. */
    static void apply(Connection connection) throws SQLException {
        try (var settings = connection.createStatement()) {
            settings.execute(ALL);
        }
    }
}
