package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The words that items have, each once. They are written last and in their order: two who write the same ones wait for each
 * other, and never both at once.
 */
final class Vocabulary {

    private final Set<SearchText.Word> words = new HashSet<>();

    void add(Collection<SearchText.Word> more) {
        words.addAll(more);
    }

    void write(Connection connection) throws SQLException {
        if (words.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into word (word, written)
                select told.word, told.written from unnest(?::text[], ?::text[]) as told(word, written)
                 where not exists (select from word where word.word = told.word and word.written = told.written)
                 order by 1, 2
                    on conflict do nothing""")) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", words.stream().map(SearchText.Word::plain).toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text", words.stream().map(SearchText.Word::written).toArray()));
            insert.executeUpdate();
        }
    }
}
