package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;

import org.postgresql.PGConnection;

/**
 * Words that the database is known to have, those that were used last: the same few occur in most items, and need not be
 * looked up each time. A word is known once a later transaction has found it.
 *
 * <p>The table of words only grows, but for two cases, in which everything is forgotten: another one may serve, since the
 * read models were exchanged; and a database that crashed may have lost what it committed last, but then it has ended every
 * connection.
 */
final class KnownWords {

    private static final int MOST = 30_000;

    private final Map<SearchText.Word, SearchText.Word> words = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SearchText.Word, SearchText.Word> eldest) {
            return size() > MOST;
        }
    };
    private final Set<PGConnection> connections = Collections.newSetFromMap(new WeakHashMap<>());
    private String table = "";

    /** Those that are to be looked up. */
    synchronized List<SearchText.Word> unknown(Connection connection, Collection<SearchText.Word> wanted)
            throws SQLException {
        var now = table(connection);
        if (connections.add(connection.unwrap(PGConnection.class)) || !Objects.equals(now, table)) {
            words.clear();
            table = now;
        }
        return wanted.stream().filter(word -> words.get(word) == null).toList();
    }

    /** Remembers what a transaction has found, which others had committed. */
    synchronized void found(Collection<SearchText.Word> there) {
        there.forEach(word -> words.put(word, word));
    }

    private static String table(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("select 'word'::regclass::oid::text");
                var row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
