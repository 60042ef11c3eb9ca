package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The words that items have, each once. They are written last and in their order: two who write the same ones wait for each
 * other, and never both at once.
 */
final class Vocabulary {

    private final KnownWords known;
    private final Set<SearchText.Word> words = new HashSet<>();

    Vocabulary(KnownWords known) {
        this.known = known;
    }

    void add(Collection<SearchText.Word> more) {
        words.addAll(more);
    }

    void write(Connection connection) throws SQLException {
        var unknown = known.unknown(connection, words);
        if (!unknown.isEmpty()) {
            var there = new HashSet<>(unknown);
            there.removeAll(written(connection, unknown));
            known.found(there);
        }
    }

    /** Writes those that are not there; returns them. */
    private static Set<SearchText.Word> written(Connection connection, List<SearchText.Word> unknown)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into word (word, written)
                select told.word, told.written from unnest(?::text[], ?::text[]) as told(word, written)
                 where not exists (select from word where word.word = told.word and word.written = told.written)
                 order by 1, 2
                    on conflict do nothing returning word, written""")) {
            insert.setArray(1, connection.createArrayOf("text", cells(unknown, SearchText.Word::plain)));
            insert.setArray(2, connection.createArrayOf("text", cells(unknown, SearchText.Word::written)));
            try (var rows = insert.executeQuery()) {
                var written = new HashSet<SearchText.Word>();
                while (rows.next()) {
                    written.add(new SearchText.Word(rows.getString(1), rows.getString(2)));
                }
                return written;
            }
        }
    }

    private static String[] cells(List<SearchText.Word> words, Function<SearchText.Word, String> cell) {
        return words.stream().map(cell).toArray(String[]::new);
    }
}
