package dev.entente.query.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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
 * written nearly so or begin alike; where nothing is marked, it is the beginning of the first text.
 */
final class Highlight {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final String MARK = "<mark>";
    private static final int WORDS_BEFORE = 6;
    private static final int WORDS_SHOWN = 24;
    private static final int SHORTEST_BEGINNING = 3;
    private static final Passage NOTHING = new Passage("", Optional.empty());

    private final List<String> wanted;
    private final Set<String> forms;
    private final Set<String> alike;

    /**
     * Shows what was found by these words.
     *
     * @param forms of the words, and other words that were looked for in their place
     * @param alike also those that are written nearly so
     */
    Highlight(Words words, Set<String> forms, Set<String> alike) {
        this.wanted = words.each();
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

    /** Looks through the texts of an item, the title first; each in the language that was asked for first. */
    Passage of(JsonNode document, List<String> firstProperties, Language language) {
        var texts = new ArrayList<Passage>();
        firstProperties.forEach(property -> collect(property, document.path(property), language, texts));
        document.properties().stream()
                .filter(property -> !firstProperties.contains(property.getKey()))
                .filter(property -> !property.getKey().equals("events"))
                .forEach(property -> collect(property.getKey(), property.getValue(), language, texts));
        return of(texts, hits(texts));
    }

    /** The words as they are; for those that nothing has so, their forms, then what is written nearly so, then what begins alike. */
    private List<Predicate<MatchResult>> hits(List<Passage> texts) {
        var found = texts.stream()
                .flatMap(passage -> WORD.matcher(passage.text()).results())
                .toList();
        var hits = new ArrayList<>(each(Highlight::is));
        Stream.of(forms, alike)
                .filter(more -> !missing(found, hits).isEmpty())
                .forEach(more -> hits.add(isAmong(more)));
        missing(found, hits).forEach(word -> hits.add(isAFormOf(word)));
        return hits;
    }

    private List<String> missing(List<MatchResult> found, List<Predicate<MatchResult>> hits) {
        var marked = found.stream().filter(any(hits)).toList();
        return wanted.stream()
                .filter(word -> marked.stream().noneMatch(hit -> isFor(word, hit)))
                .toList();
    }

    /** Also what none of the other words explains. */
    private boolean isFor(String word, MatchResult hit) {
        return isKin(word, hit) || wanted.stream().noneMatch(other -> isKin(other, hit));
    }

    private static boolean isKin(String word, MatchResult found) {
        return is(word).or(isAFormOf(word)).test(found);
    }

    private static Predicate<MatchResult> any(List<Predicate<MatchResult>> hits) {
        return hits.stream().reduce(Predicate::or).orElse(found -> false);
    }

    private List<Predicate<MatchResult>> each(Function<String, Predicate<MatchResult>> kinship) {
        return wanted.stream().map(kinship).toList();
    }

    private static Predicate<MatchResult> isAmong(Set<String> words) {
        return found -> words.contains(PlainText.of(found.group()));
    }

    /** Of several texts with as many hits, the first. */
    private static Passage of(List<Passage> texts, List<Predicate<MatchResult>> hits) {
        return texts.stream()
                .max(Comparator.comparingLong(passage -> hits(passage.text(), hits)))
                .map(passage -> passage.with(fragment(passage.text(), any(hits))))
                .orElse(NOTHING);
    }

    private static void collect(String property, JsonNode value, Language language, List<Passage> texts) {
        if (Language.isText(property) && value.isObject()) {
            collect(Json.bind(value, Text.class), language, texts);
        } else {
            collect(value, texts);
        }
    }

    private static void collect(Text text, Language language, List<Passage> texts) {
        text.byLanguage().entrySet().stream()
                .map(entry -> new Text.Wording(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(
                        wording -> language.tag().filter(wording::isIn).isEmpty()))
                .forEach(wording -> texts.add(new Passage(wording.text(), Optional.of(wording.language()))));
    }

    private static void collect(JsonNode node, List<Passage> texts) {
        if (node.isTextual()) {
            texts.add(new Passage(node.asText(), Optional.empty()));
        }
        node.forEach(child -> collect(child, texts));
    }

    private static long hits(String text, List<Predicate<MatchResult>> wanted) {
        return wanted.stream()
                .filter(hit -> WORD.matcher(text).results().anyMatch(hit))
                .count();
    }

    private static Predicate<MatchResult> is(String wanted) {
        return found -> {
            var plain = PlainText.of(found.group());
            return plain.equals(wanted) || (wanted.length() >= SHORTEST_BEGINNING && plain.startsWith(wanted));
        };
    }

    /** Whether both begin in the same way for most of their length: forms of one word, or a slip of the pen. */
    private static Predicate<MatchResult> isAFormOf(String wanted) {
        return found -> {
            var plain = PlainText.of(found.group());
            var common = 0;
            while (common < Math.min(plain.length(), wanted.length())
                    && plain.charAt(common) == wanted.charAt(common)) {
                common++;
            }
            return common >= SHORTEST_BEGINNING && 3 * common >= 2 * Math.min(plain.length(), wanted.length());
        };
    }

    private static String fragment(String text, Predicate<MatchResult> isHit) {
        var words = WORD.matcher(text).results().toList();
        if (words.isEmpty()) {
            return escaped(text);
        }
        var first = words.stream().filter(isHit).findFirst().map(words::indexOf).orElse(0);
        var from = Math.max(0, first - WORDS_BEFORE);
        var until = Math.min(words.size(), from + WORDS_SHOWN);
        var start = from == 0 ? 0 : words.get(from).start();
        var end = until == words.size() ? text.length() : words.get(until - 1).end();
        return (from == 0 ? "" : "… ")
                + marked(text, start, end, words.subList(from, until), isHit)
                + (until == words.size() ? "" : " …");
    }

    private static String marked(
            String text, int start, int end, List<MatchResult> words, Predicate<MatchResult> isHit) {
        var html = new StringBuilder();
        var done = start;
        for (var hit : words.stream().filter(isHit).toList()) {
            html.append(escaped(text.substring(done, hit.start())))
                    .append(MARK)
                    .append(escaped(hit.group()))
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
