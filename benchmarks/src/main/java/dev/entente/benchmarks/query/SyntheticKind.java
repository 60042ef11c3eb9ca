package dev.entente.benchmarks.query;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Subject;

/** The kinds of items, how frequent they are, and which facts are told of each one after the other. */
enum SyntheticKind {
    AGREEMENT(25, "proposed", "signed", "ratified", "enteredIntoForce", "amended"),
    VISIT(20, "announced", "held"),
    MEETING(20, "held"),
    STATEMENT(20, "made"),
    TRANSFER(7, "ordered", "milestoneReached", "delivered"),
    EXERCISE(4, "announced", "held"),
    PROGRAMME(4, "announced", "launched", "ended");

    private final int percent;
    private final String facts;

    SyntheticKind(int percent, String... facts) {
        this.percent = percent;
        this.facts = String.join(" ", facts);
    }

    static SyntheticKind any(Random random) {
        var left = random.nextInt(100);
        for (var kind : values()) {
            left -= kind.percent;
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the kinds make up less than a hundred percent");
    }

    String aggregate() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What is told at this step; at further steps the last fact is told by others. */
    String fact(int step) {
        var all = List.of(facts.split(" ", -1));
        return all.get(Math.min(step, all.size() - 1));
    }

    ObjectNode data(SyntheticData make, Occasion occasion, Optional<Subject> reference) {
        var data = make.common(occasion.day(), 7);
        var countries = occasion.countries();
        switch (this) {
            case AGREEMENT -> {
                data.put("instrument", make.instrument());
                data.set("parties", make.actors(countries));
            }
            case VISIT -> {
                data.set("host", make.actor(countries.getFirst()));
                data.set("visitors", make.actors(countries.subList(1, countries.size())));
            }
            case MEETING -> data.set("participants", make.actors(countries));
            case STATEMENT -> statement(data, make, countries, reference);
            case TRANSFER -> {
                data.set("supplier", make.actor(countries.get(0)));
                data.set("recipient", make.actor(countries.get(1)));
                data.putObject("item").put("kind", "equipment").put("designation", make.sentence(1));
            }
            case EXERCISE -> {
                data.put("kind", "exercise");
                data.set("participants", make.actors(countries));
            }
            case PROGRAMME -> data.set("parties", make.actors(countries));
        }
        if (this == MEETING && make.oneIn(5)) {
            reference.ifPresent(to -> data.putArray("references").add(to.toString()));
        }
        return data;
    }

    /** A sixth of the statements is made by one country and belongs to something else. */
    private static void statement(
            ObjectNode data, SyntheticData make, List<String> countries, Optional<Subject> reference) {
        var alone = make.oneIn(3);
        data.set("speakers", make.actors(alone ? countries.subList(0, 1) : countries));
        if (alone && make.oneIn(2)) {
            reference.ifPresent(to -> data.putArray("references").add(to.toString()));
        }
        if (make.oneIn(3)) {
            data.putObject("position").put("issue", make.issue()).put("stance", "supports");
        }
    }
}
