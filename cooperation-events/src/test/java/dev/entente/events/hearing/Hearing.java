package dev.entente.events.hearing;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.Actor;
import dev.entente.events.Kind;
import dev.entente.events.Plan;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.hearing.HearingFact.Called;
import dev.entente.events.hearing.HearingFact.Held;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.Rule;

/** A kind for tests. One of its facts has a second version: in the first it named one witness, {@code BR: A. Example}. */
public record Hearing(
        @JsonUnwrapped Progress<Plan> progress,
        @JsonUnwrapped HearingTerms terms) implements TermedState<HearingTerms, Hearing> {

    public static final Kind<HearingFact, Hearing> KIND = Kind.named(
                    "hearing",
                    HearingFact.class,
                    HearingTerms.class,
                    new Hearing(Progress.at(Plan.ANNOUNCED), HearingTerms.UNKNOWN),
                    Hearing::evolve)
            .founding("called", Called::new)
            .contact("held", Held::new)
            .upcast(Hearing::listed, new Rule("witness: a country, a colon, a name", Hearing::namesACountry))
            .build();

    @Override
    public List<Actor> actors() {
        return terms.witnesses();
    }

    Hearing evolve(HearingFact fact) {
        var further = switch (fact) {
            case Called called -> Plan.announced(progress, called);
            case Held held -> Plan.held(progress, held);
        };
        return new Hearing(further, fact.terms());
    }

    @Override
    public Hearing saying(HearingTerms said) {
        return new Hearing(progress, said);
    }

    private static ObjectNode listed(ObjectNode data) {
        var words = data.remove("witness").asText().split(": ", 2);
        data.putArray("witnesses").addObject().put("country", words[0]).put("person", words[1]);
        return data;
    }

    private static Optional<Fault> namesACountry(JsonNode data) {
        return data.path("witness").asText().matches("[A-Z]{2}: .+")
                ? Optional.empty()
                : Optional.of(new Fault("/witness", "names no country"));
    }
}
