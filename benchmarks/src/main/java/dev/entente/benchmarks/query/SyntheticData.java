package dev.entente.benchmarks.query;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.code.CodeLists;
import dev.entente.events.json.Json;

/** The data of made-up facts: texts of any length, sectors, evidence, actors. */
final class SyntheticData {

    private static final List<String> SECTORS = List.copyOf(CodeLists.sectors().codes());
    private static final List<String> INSTRUMENTS =
            List.copyOf(CodeLists.named("instruments").orElseThrow().codes());
    private static final int PUBLISHERS = 300;
    private static final int ISSUES = 50;

    private static final Vocabulary VOCABULARY = new Vocabulary(20_000, 7);

    private final Random random;
    private final List<String> countries = byFrequency();
    private final Zipf country = new Zipf(countries.size(), 1);
    private final Zipf sector = new Zipf(SECTORS.size(), 1);
    private final Zipf publisher = new Zipf(PUBLISHERS, 1);

    SyntheticData(Random random) {
        this.random = random;
    }

    /** Country codes, the one that has most to do with others first; the same for every ledger. */
    static List<String> byFrequency() {
        var all = new ArrayList<>(CodeLists.countries().codes());
        Collections.shuffle(all, new Random(1));
        return all;
    }

    /** A word of which texts are made; the number 0 is that of the most frequent one. */
    static String word(int number) {
        return VOCABULARY.word(number);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    String sentence(int length) {
        return VOCABULARY.sentence(random, length);
    }

    /** In English, and one time in five in two more languages; half as long or twice as long as is usual. */
    ObjectNode text(int usual) {
        var text = Json.MAPPER.createObjectNode();
        text.put("en", sentence(length(usual)));
        if (oneIn(5)) {
            text.put("tr", sentence(length(usual)));
            text.put("ms", sentence(length(usual)));
        }
        return text;
    }

    private int length(int usual) {
        return Math.clamp(Math.round(usual * Math.exp(0.6 * random.nextGaussian())), 1, 400);
    }

    /** What every fact has. */
    ObjectNode common(LocalDate day, int words) {
        var data = Json.MAPPER.createObjectNode();
        data.put("occurred", Dates.written(random, day));
        data.set("title", text(words));
        if (oneIn(3)) {
            data.set("summary", text(3 * words));
        }
        var sectors = data.putArray("sectors").add(SECTORS.get(sector.next(random)));
        if (oneIn(3)) {
            addOther(sectors);
        }
        if (oneIn(3)) {
            data.putObject("place").put("country", anyCountry()).put("name", sentence(1));
        }
        evidence(data.putArray("evidence"));
        return data;
    }

    private void addOther(ArrayNode sectors) {
        var other = SECTORS.get(sector.next(random));
        if (!other.equals(sectors.path(0).asText())) {
            sectors.add(other);
        }
    }

    private void evidence(ArrayNode list) {
        for (var count = 0; count <= random.nextInt(2); count++) {
            var from = publisher.next(random);
            list.addObject()
                    .put("url", "https://press" + from + ".example.org/a/" + random.nextInt(1_000_000_000))
                    .put("publisher", "Press " + from)
                    .put("published", Dates.day(random).toString())
                    .put("kind", "press")
                    .put("reliability", oneIn(4) ? "confirmed" : "reported");
        }
    }

    String instrument() {
        return INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
    }

    String issue() {
        return "issue-" + random.nextInt(ISSUES);
    }

    private String anyCountry() {
        return countries.get(country.next(random));
    }

    /** One of its own. */
    Occasion occasion() {
        return new Occasion(Dates.day(random), countries());
    }

    /** What comes of an occasion within half a year, among the same countries. */
    Occasion later(Occasion occasion) {
        return new Occasion(Dates.later(random, occasion.day()), occasion.countries());
    }

    /** Two different ones, in one item of twelve more. */
    private List<String> countries() {
        var wanted = oneIn(12) ? 3 + random.nextInt(8) : 2;
        var chosen = new ArrayList<String>();
        while (chosen.size() < wanted) {
            var next = anyCountry();
            if (!chosen.contains(next)) {
                chosen.add(next);
            }
        }
        return chosen;
    }

    ArrayNode actors(List<String> of) {
        var actors = Json.MAPPER.createArrayNode();
        of.forEach(code -> actors.add(actor(code)));
        return actors;
    }

    ObjectNode actor(String code) {
        var actor = Json.MAPPER.createObjectNode().put("country", code);
        if (oneIn(3)) {
            actor.put("organization", sentence(3)).put("person", sentence(2));
        }
        return actor;
    }
}
