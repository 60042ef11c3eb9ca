package dev.entente.query.search;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.entente.query.filter.Words;
import dev.entente.query.ledger.Snapshot;
import dev.entente.query.ledger.Sql;

/**
 * The words as they are looked for, in ways that are each a {@code tsquery}.
 *
 * @param asked in plain letters
 * @param written as they are
 * @param wanted also in other forms
 * @param alike also what is written nearly so
 */
record SoughtWords(String asked, String written, String wanted, String alike) {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    static SoughtWords of(Words words, Snapshot snapshot) throws SQLException {
        return Sql.of("select (")
                .then(words.written())
                .then(")::text, (")
                .then(words.wanted())
                .then(")::text, (")
                .then(words.alike())
                .then(")::text")
                .first(
                        snapshot,
                        row -> new SoughtWords(words.plain(), row.getString(1), row.getString(2), row.getString(3)))
                .orElseThrow();
    }

    /** From the narrowest to the widest: what has the words in one way is above all that has them only in a later one. */
    List<String> ways() {
        return Stream.of(written, wanted, alike).distinct().toList();
    }

    Set<String> forms() {
        return words(wanted);
    }

    Set<String> likewise() {
        return words(alike);
    }

    /** The words that a {@code tsquery} names. */
    private static Set<String> words(String query) {
        return QUOTED.matcher(query).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }
}
