package dev.entente.query.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.entente.events.PlainText;
import dev.entente.query.ledger.Conditions;
import dev.entente.query.ledger.Sql;

/**
 * What is looked for: words that must all occur, {@code "several words"} in this order, {@code -word} that must not, and
 * {@code or} between alternatives.
 *
 * @param alternatives of each, all terms must hold
 */
public record Words(List<List<Term>> alternatives) {

    /**
     * A word, or several in this order.
     *
     * @param words in plain letters
     * @param written in small letters, as it was asked for
     * @param phrase whether it was asked for letter by letter
     * @param compound whether two words were made one
     */
    record Term(boolean without, List<String> words, String written, boolean phrase, boolean compound) {

        /** What is like two words together is mostly like one of them: the other one would not have to occur. */
        private boolean isMeantAsWritten() {
            return compound || words.getFirst().length() > LONGEST_ALIKE;
        }

        private int length() {
            return words.stream().mapToInt(String::length).sum();
        }

        /** In the signs of PostgreSQL's {@code tsquery}. Words are letters and digits alone. */
        String literally() {
            var query = words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" <-> ", "(", ")"));
            return without ? "!" + query : query;
        }
    }

    private static final int MOST = 40;

    /** No item has a longer word that is searched, and PostgreSQL takes none of more than 2,046 bytes. */
    private static final int LONGEST = 200;

    private static final int MOST_IN_COMPOUNDS = 6;

    /** What is longer is looked for as it is: to compare it with all words that are known takes a hundred times as long. */
    private static final int LONGEST_ALIKE = 30;

    private static final String ALIKE = "like_of";
    private static final String IN_OTHER_FORMS = "forms_of";
    private static final String AS_WRITTEN = "as_written";
    private static final Pattern PART = Pattern.compile("(?<not>(?<!\\S)-)?(\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))");

    /**
     * Reads a search.
     *
     * @throws IllegalArgumentException if there is no word in it, or too many
     */
    public static Words parse(String text) {
        var alternatives = new ArrayList<List<Term>>();
        alternatives.add(new ArrayList<>());
        PART.matcher(text)
                .results()
                .map(Words::term)
                .filter(term -> !term.words.isEmpty())
                .forEach(term -> {
                    if (term.words.equals(List.of("or")) && !term.without && !term.phrase) {
                        alternatives.add(new ArrayList<>());
                    } else {
                        alternatives.getLast().add(term);
                    }
                });
        alternatives.removeIf(List::isEmpty);
        var words = new Words(alternatives);
        if (words.each().isEmpty()) {
            throw new IllegalArgumentException("has no word to look for");
        }
        if (words.terms().stream().mapToInt(term -> term.words.size()).sum() > MOST) {
            throw new IllegalArgumentException("has more than " + MOST + " words");
        }
        return words;
    }

    private static Term term(MatchResult found) {
        var phrase = found.group(4) == null;
        var text = phrase ? found.group(3) : found.group(4);
        // one word may be several in plain letters (F-16): these belong together
        var words = Arrays.stream(PlainText.of(text).split(" "))
                .filter(word -> !word.isEmpty())
                .map(Words::cut)
                .toList();
        return new Term(found.group(1) != null, words, small(text), phrase, false);
    }

    private static String cut(String word) {
        if (word.length() <= LONGEST) {
            return word;
        }
        return word.substring(0, Character.isHighSurrogate(word.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    /** A dot above an I is none above an i; in no language that needs it would it stay one. */
    private static String small(String text) {
        return text.replace('İ', 'i').toLowerCase(Locale.ROOT);
    }

    /**
     * Whether other forms of the words, and words that are only like these, may be found as well: not where phrases are
     * asked for or words excluded.
     */
    public boolean forgiving() {
        return terms().stream().noneMatch(term -> term.without || term.phrase);
    }

    /** Demands of items that they have the words, as they are or in another form. */
    public void demand(Conditions items) {
        var wanted = wanted();
        items.and("search @@ (" + wanted.text() + ")", wanted.values().toArray());
    }

    /**
     * The words as PostgreSQL looks for them: as they are, or in another form of the word in one of the three languages, also
     * where two are written as one, or one as two. What is to stand in this order, or to be absent, is meant letter by letter.
     */
    public Sql wanted() {
        return query(IN_OTHER_FORMS, withCompounds());
    }

    /** The words as they are; what holds sentences together need not be there. */
    public Sql written() {
        return query(AS_WRITTEN, alternatives);
    }

    /** The same, and words that are written nearly so. */
    public Sql alike() {
        return query(ALIKE, withCompounds());
    }

    private List<List<Term>> withCompounds() {
        return alternatives.stream().flatMap(Words::withCompounds).toList();
    }

    /** A question without a table of its own, so that the database answers it once. */
    private Sql query(String found, List<List<Term>> any) {
        if (!forgiving()) {
            return literal();
        }
        return Sql.of("select").then(joined(any, "||", all -> allOf(all, found)));
    }

    /** All terms, and the same with two that follow each other as one word, where there may be such a word. */
    private static Stream<List<Term>> withCompounds(List<Term> all) {
        var pairs = all.size() > MOST_IN_COMPOUNDS ? 0 : all.size() - 1;
        return Stream.concat(
                Stream.of(all),
                IntStream.range(0, pairs)
                        .filter(first ->
                                all.get(first).length() + all.get(first + 1).length() <= LONGEST)
                        .mapToObj(first -> compound(all, first)));
    }

    private static List<Term> compound(List<Term> all, int first) {
        var one = all.get(first);
        var other = all.get(first + 1);
        var terms = new ArrayList<>(all);
        terms.subList(first, first + 2).clear();
        terms.add(
                first,
                new Term(
                        false,
                        List.of(String.join("", one.words) + String.join("", other.words)),
                        one.written + other.written,
                        false,
                        true));
        return terms;
    }

    /** Words that hold sentences together are left out, unless there are no others. */
    private static Sql allOf(List<Term> all, String found) {
        var terms = joined(
                all,
                ",",
                term -> term.words.size() == 1
                        ? Sql.of(
                                (found.equals(ALIKE) && term.isMeantAsWritten() ? IN_OTHER_FORMS : found) + "(?, ?)",
                                term.words.getFirst(),
                                term.written)
                        : Sql.of("?::tsquery", term.literally()));
        return Sql.of("coalesce((select all_of(term) from unnest(array[")
                .then(terms)
                .then("]) as term), ?::tsquery)", literally(all));
    }

    private static <T> Sql joined(List<T> all, String between, Function<T, Sql> made) {
        return all.stream()
                .map(made)
                .reduce((one, other) -> one.then(between).then(other))
                .orElseThrow();
    }

    private Sql literal() {
        return Sql.of(
                "select ?::tsquery", alternatives.stream().map(Words::literally).collect(Collectors.joining(" | ")));
    }

    private static String literally(List<Term> all) {
        return all.stream().map(Term::literally).collect(Collectors.joining(" & ", "(", ")"));
    }

    private List<Term> terms() {
        return alternatives.stream().flatMap(List::stream).toList();
    }

    /** The wanted words one by one, in plain letters. */
    public List<String> each() {
        return terms().stream()
                .filter(term -> !term.without)
                .flatMap(term -> term.words.stream())
                .distinct()
                .toList();
    }

    /** The wanted words, in plain letters. */
    public String plain() {
        return String.join(" ", each());
    }
}
