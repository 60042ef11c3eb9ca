package dev.entente.events.fold;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import dev.entente.events.Counted;
import dev.entente.events.EventId;
import dev.entente.events.Kind;
import dev.entente.events.PlainText;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.json.Json;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

/**
 * Where reports of one thing that happened once contradict each other. Who says less does not contradict: a month and a
 * day of it, two parties and a third, an office and no name agree. Texts are not compared.
 *
 * @param fact what happened
 * @param property of its data; with dots where it is a property of a property
 * @param claims what is claimed, in the order of the reports
 */
public record Disagreement(String fact, String property, List<Claim> claims) {

    private static final Pattern AMOUNT = Pattern.compile("(0|[1-9]\\d{0,30})(\\.\\d{1,10})?");

    /** A value and the events that claim it. */
    public record Claim(JsonNode value, List<EventId> events) {}

    /**
     * All disagreements about an item: of reports of one fact, fact by fact, and then of what others say it is with what it is
     * by the word of the first source.
     */
    static List<Disagreement> of(Item item) {
        return of(item, Json.tree(item.state()));
    }

    /**
     * The same.
     *
     * @param state the item's own, as JSON
     */
    static List<Disagreement> of(Item item, ObjectNode state) {
        var said = new Said(item.kind());
        var all = new ArrayList<>(ofFacts(item.facts(), said));
        ofEach(item).ifPresent(all::add);
        all.addAll(ofCounts(item.facts()));
        var isToldByOthers =
                item.facts().stream().anyMatch(fact -> !fact.key().source().equals(item.source()));
        if (isToldByOthers) {
            var known = all.stream().map(Disagreement::about).collect(toSet());
            notTaken(item, state, said).stream()
                    .filter(disagreement -> !known.contains(disagreement.about()))
                    .forEach(all::add);
        }
        return all;
    }

    /** What each country does once cannot have happened on more days than there are countries. */
    private static Optional<Disagreement> ofEach(Item item) {
        var reports = item.facts().stream().filter(fact -> fact.type().byEach()).toList();
        var most = item.countries().size();
        return most > 0 && happenings(reports) > most
                ? Optional.of(new Disagreement(reports.getFirst().type().name(), "occurred", dates(reports)))
                : Optional.empty();
    }

    /** How many there are at least: of dates one of which lies before the other, each is another. */
    private static int happenings(List<Happening> reports) {
        var ends = reports.stream()
                .map(Happening::occurred)
                .sorted(Comparator.comparing(date -> date.last().orElse(LocalDate.MAX)))
                .toList();
        var count = 0;
        Edtf before = null;
        for (var date : ends) {
            if (before == null || before.isBefore(date)) {
                before = date;
                count++;
            }
        }
        return count;
    }

    /** How many there are of what several sources tell. */
    private static List<Disagreement> ofCounts(List<Happening> facts) {
        return Retellings.among(facts).contradictions().stream()
                .map(Disagreement::ofCount)
                .toList();
    }

    private static Disagreement ofCount(List<Tally> tallies) {
        var claims = new TreeMap<Long, Claim>();
        tallies.forEach(tally -> claims.computeIfAbsent(
                        tally.pieces(), sum -> new Claim(Json.MAPPER.valueToTree(sum), new ArrayList<>()))
                .events()
                .addAll(tally.reports().stream().map(Happening::key).toList()));
        var any = tallies.getFirst().reports().getFirst();
        return new Disagreement(
                any.type().name(), ((Counted) any.fact()).property().orElseThrow(), List.copyOf(claims.values()));
    }

    private List<String> about() {
        return List.of(fact, property);
    }

    /** What facts of other sources say that the item is not. */
    private static List<Disagreement> notTaken(Item item, ObjectNode state, Said said) {
        var is = claims(item.kind(), state);
        var firsts = new TreeMap<String, EventId>();
        var others = new LinkedHashMap<List<String>, Map<String, Claim>>();
        for (var fact : item.facts()) {
            if (fact.key().source().equals(item.source())) {
                said.by(fact).keySet().forEach(property -> firsts.put(property, fact.key()));
            } else {
                said.by(fact).forEach((property, value) -> {
                    if (is.containsKey(property) && !includes(is.get(property), value)) {
                        others.computeIfAbsent(List.of(fact.type().name(), property), about -> new LinkedHashMap<>())
                                .computeIfAbsent(plain(value), text -> new Claim(value, new ArrayList<>()))
                                .events()
                                .add(fact.key());
                    }
                });
            }
        }
        return others.entrySet().stream()
                .filter(other -> firsts.containsKey(other.getKey().getLast()))
                .map(other -> {
                    var property = other.getKey().getLast();
                    var first = new Claim(is.get(property), List.of(firsts.get(property)));
                    return new Disagreement(
                            other.getKey().getFirst(),
                            property,
                            Stream.concat(Stream.of(first), other.getValue().values().stream())
                                    .toList());
                })
                .toList();
    }

    /** What each fact of an item claims, read once. */
    private static final class Said {

        private final Kind<?, ?> kind;
        private final IdentityHashMap<Happening, Map<String, JsonNode>> known = new IdentityHashMap<>();

        Said(Kind<?, ?> kind) {
            this.kind = kind;
        }

        Map<String, JsonNode> by(Happening fact) {
            return known.computeIfAbsent(
                    fact, unread -> claims(kind, Json.tree(unread.fact().terms())));
        }
    }

    private static List<Disagreement> ofFacts(List<Happening> facts, Said said) {
        return facts.stream()
                .filter(fact -> fact.type().happensOnce())
                .collect(groupingBy(fact -> fact.type().name(), LinkedHashMap::new, toList()))
                .values()
                .stream()
                .filter(reports -> reports.size() > 1)
                .flatMap(reports -> ofOne(reports, said).stream())
                .toList();
    }

    private static List<Disagreement> ofOne(List<Happening> reports, Said said) {
        var byProperty = new TreeMap<String, Map<String, Claim>>();
        for (var report : reports) {
            said.by(report)
                    .forEach((property, value) -> byProperty
                            .computeIfAbsent(property, name -> new LinkedHashMap<>())
                            .computeIfAbsent(plain(value), text -> new Claim(value, new ArrayList<>()))
                            .events()
                            .add(report.key()));
        }
        var fact = reports.getFirst().type().name();
        var disagreements = new ArrayList<Disagreement>();
        if (happenings(reports) > 1) {
            disagreements.add(new Disagreement(fact, "occurred", dates(reports)));
        }
        byProperty.forEach((property, claims) -> {
            if (contradict(List.copyOf(claims.values()))) {
                disagreements.add(new Disagreement(fact, property, List.copyOf(claims.values())));
            }
        });
        return disagreements;
    }

    private static List<Claim> dates(List<Happening> reports) {
        var claims = new LinkedHashMap<String, Claim>();
        reports.forEach(report -> claims.computeIfAbsent(
                        report.occurred().toString(), date -> new Claim(TextNode.valueOf(date), new ArrayList<>()))
                .events()
                .add(report.key()));
        return List.copyOf(claims.values());
    }

    /** Whether of claims, each of which is another one, two values differ; of lists of countries, none may have all that another has. */
    private static boolean contradict(List<Claim> claims) {
        for (var one = 0; one < claims.size(); one++) {
            for (var other = one + 1; other < claims.size(); other++) {
                if (differ(claims.get(one).value(), claims.get(other).value())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean differ(JsonNode one, JsonNode other) {
        return !includes(one, other) && !includes(other, one);
    }

    private static boolean includes(JsonNode value, JsonNode part) {
        return (value.isArray() && part.isArray())
                ? texts(value).containsAll(texts(part))
                : plain(value).equals(plain(part));
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Spelling does not make a difference, nor do zeros behind an amount. */
    private static String plain(JsonNode value) {
        if (!value.isTextual()) {
            return value.toString();
        }
        var text = value.textValue();
        return beginsAsNumber(text) && AMOUNT.matcher(text).matches()
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : PlainText.of(text);
    }

    private static boolean beginsAsNumber(String text) {
        return !text.isEmpty() && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    }

    /** What a report says of the thing beside its date: single values, and of lists of actors their countries. */
    private static Map<String, JsonNode> claims(Kind<?, ?> kind, ObjectNode said) {
        var claims = new TreeMap<String, JsonNode>();
        said.properties().forEach(property -> {
            if (!kind.isText(property.getKey())) {
                collect(property.getKey(), property.getValue(), claims);
            }
        });
        return claims;
    }

    private static void collect(String name, JsonNode value, Map<String, JsonNode> claims) {
        if (value.isObject()) {
            value.properties().forEach(each -> collect(name + "." + each.getKey(), each.getValue(), claims));
        } else if (value.isArray()) {
            countries(value).ifPresent(list -> claims.put(name + ".country", list));
        } else if (!value.isNull()) {
            claims.put(name, value);
        }
    }

    private static Optional<JsonNode> countries(JsonNode actors) {
        var countries = new TreeSet<String>();
        actors.forEach(actor -> {
            if (actor.path("country").isTextual()) {
                countries.add(actor.path("country").asText());
            }
        });
        var list = Json.MAPPER.createArrayNode();
        countries.forEach(list::add);
        return countries.isEmpty() ? Optional.empty() : Optional.of(list);
    }
}
