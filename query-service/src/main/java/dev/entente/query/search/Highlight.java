package dev.entente.query.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.PlainText;
import dev.entente.events.Text;
import dev.entente.events.json.Json;
import dev.entente.query.filter.Words;
import dev.entente.query.web.Language;

/**
 * Shows where an item has what was looked for: a fragment of one of its texts as HTML, the words that match within
 * {@code <mark>}, everything else escaped. Of a word that nothing has as it is, the forms are marked, else words that are
 * written nearly so or begin alike; where nothing is marked, it is the beginning of the first text. Of an item, no more than
 * {@value #MOST_LETTERS} letters are looked at, each word once, so that it takes milliseconds whatever it says.
 */
final class Highlight {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final String MARK = "<mark>";
    private static final int WORDS_BEFORE = 6;
    private static final int WORDS_SHOWN = 24;
    private static final int MOST_LETTERS = 20_000;
    private static final Passage NOTHING = new Passage("", Optional.empty());

    private final int wanted;
    private final Kinship kinship;
    private final Set<String> forms;
    private final Set<String> alike;

    /**
     * Shows what was found by these words.
     *
     * @param forms of the words, and other words that were looked for in their place
     * @param alike also those that are written nearly so
     */
    Highlight(Words words, Set<String> forms, Set<String> alike) {
        this.wanted = words.each().size();
        this.kinship = new Kinship(words.each());
        this.forms = forms;
        this.alike = alike;
    }

    /**
     * A text of an item, or a fragment of it.
     *
     * @param language nothing for names and words that belong to no language
     */
    record Passage(String text, Optional<String> language) {

        private Passage with(String fragment) {
            return new Passage(fragment, language);
        }
    }

    /** A word of a text, in plain letters, and to which of those that were asked for it is akin. */
    private record Word(int start, int end, String plain, Kinship.Kin kin) {}

    /** A text and its words. */
    private record Read(Passage passage, List<Word> words) {}

    /**
     * What is marked.
     *
     * @param others words that are marked beside those as they were asked for; of each set, as one
     * @param missing words that were asked for of which also what begins alike is marked
     */
    private record Hits(List<Set<String>> others, BitSet missing) {

        boolean has(Word word) {
            return !word.kin.same().isEmpty()
                    || others.stream().anyMatch(more -> more.contains(word.plain))
                    || word.kin.any().intersects(missing);
        }

        /** How much of what was asked for is among the words. */
        int count(List<Word> words) {
            var same = new BitSet();
            var alike = new BitSet();
            words.forEach(word -> {
                same.or(word.kin.same());
                alike.or(word.kin.any());
            });
            alike.and(missing);
            var more = others.stream()
                    .filter(each -> words.stream().anyMatch(word -> each.contains(word.plain)))
                    .count();
            return same.cardinality() + alike.cardinality() + (int) more;
        }
    }

    /** Looks through the texts of an item, the title first; each in the language that was asked for first. */
    Passage of(JsonNode document, List<String> firstProperties, Language language) {
        var texts = new Texts(language);
        firstProperties.stream().distinct().forEach(property -> texts.add(property, document.path(property)));
        document.properties().stream()
                .filter(property -> !firstProperties.contains(property.getKey()))
                .filter(property -> !property.getKey().equals("events"))
                .forEach(property -> texts.add(property.getKey(), property.getValue()));
        var read = texts.passages.stream()
                .map(passage -> new Read(passage, words(passage.text())))
                .toList();
        return of(read, hits(read));
    }

    private List<Word> words(String text) {
        return WORD.matcher(text)
                .results()
                .map(found -> {
                    var plain = PlainText.of(found.group());
                    return new Word(found.start(), found.end(), plain, kinship.of(plain));
                })
                .toList();
    }

    /** The words as they are; for those that nothing has so, their forms, then what is written nearly so, then what begins alike. */
    private Hits hits(List<Read> texts) {
        var hits = new Hits(new ArrayList<>(), new BitSet());
        Stream.of(forms, alike).filter(more -> !missing(texts, hits).isEmpty()).forEach(hits.others::add);
        return new Hits(hits.others, missing(texts, hits));
    }

    /** Words for which nothing is marked. What is akin to none may be marked for any. */
    private BitSet missing(List<Read> texts, Hits hits) {
        var missing = new BitSet();
        missing.set(0, wanted);
        texts.stream()
                .flatMap(text -> text.words().stream())
                .filter(hits::has)
                .map(word -> word.kin.any())
                .forEach(any -> {
                    if (any.isEmpty()) {
                        missing.clear();
                    } else {
                        missing.andNot(any);
                    }
                });
        return missing;
    }

    /** Of several texts with as many hits, the first. */
    private static Passage of(List<Read> texts, Hits hits) {
        return texts.stream()
                .max(Comparator.comparingInt(text -> hits.count(text.words())))
                .map(text -> text.passage().with(fragment(text, hits)))
                .orElse(NOTHING);
    }

    /** The texts of an item, up to so many letters. */
    private static final class Texts {

        private final Language language;
        private final List<Passage> passages = new ArrayList<>();
        private int room = MOST_LETTERS;

        private Texts(Language language) {
            this.language = language;
        }

        private void add(String property, JsonNode value) {
            if (Language.isText(property) && value.isObject()) {
                add(Json.bind(value, Text.class));
            } else {
                add(value);
            }
        }

        private void add(Text text) {
            text.byLanguage().entrySet().stream()
                    .map(entry -> new Text.Wording(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparing(
                            wording -> language.tag().filter(wording::isIn).isEmpty()))
                    .forEach(wording -> add(wording.text(), Optional.of(wording.language())));
        }

        private void add(JsonNode node) {
            if (node.isTextual()) {
                add(node.asText(), Optional.empty());
            }
            node.forEach(this::add);
        }

        private void add(String text, Optional<String> of) {
            if (room > 0) {
                passages.add(new Passage(text.length() > room ? cut(text) : text, of));
                room -= text.length();
            }
        }

        private String cut(String text) {
            return text.substring(0, Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room) + "…";
        }
    }

    private static String fragment(Read read, Hits hits) {
        var text = read.passage().text();
        var words = read.words();
        if (words.isEmpty()) {
            return escaped(text);
        }
        var first = IntStream.range(0, words.size())
                .filter(number -> hits.has(words.get(number)))
                .findFirst()
                .orElse(0);
        var from = Math.max(0, first - WORDS_BEFORE);
        var until = Math.min(words.size(), from + WORDS_SHOWN);
        var start = from == 0 ? 0 : words.get(from).start();
        var end = until == words.size() ? text.length() : words.get(until - 1).end();
        return (from == 0 ? "" : "… ")
                + marked(text, start, end, words.subList(from, until), hits)
                + (until == words.size() ? "" : " …");
    }

    private static String marked(String text, int start, int end, List<Word> words, Hits hits) {
        var html = new StringBuilder();
        var done = start;
        for (var hit : words.stream().filter(hits::has).toList()) {
            html.append(escaped(text.substring(done, hit.start())))
                    .append(MARK)
                    .append(escaped(text.substring(hit.start(), hit.end())))
                    .append("</mark>");
            done = hit.end();
        }
        return html.append(escaped(text.substring(done, end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
