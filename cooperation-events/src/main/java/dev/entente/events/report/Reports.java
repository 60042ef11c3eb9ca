package dev.entente.events.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventType;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.Rule;

/** The types of reports on reports, and how they are read. */
public final class Reports {

    public static final String AGGREGATE = "report";

    public static final String CORRECTED = "corrected";
    public static final String RETRACTED = "retracted";
    public static final String SAME_AS = "sameAs";

    /** What a schema cannot say of the data of each. */
    public static final Map<EventType, List<Rule>> TYPES = Map.of(
            type(CORRECTED), List.of(),
            type(RETRACTED), List.of(),
            type(SAME_AS), List.of(Reports::ofOneKind, Reports::keepsOne));

    private Reports() {}

    private static EventType type(String fact) {
        return new EventType(AGGREGATE, fact, 1);
    }

    /** The properties of the data and which are required. */
    public static ObjectNode schema(EventType type) {
        return Json.resource(Reports.class, type.fact() + ".json");
    }

    public static boolean isReport(CooperationEvent event) {
        return event.type().aggregate().equals(AGGREGATE);
    }

    public static Report read(CooperationEvent event) {
        return switch (event.type().fact()) {
            case CORRECTED -> Json.bind(event.data(), Report.Corrected.class);
            case RETRACTED -> Json.bind(event.data(), Report.Retracted.class);
            case SAME_AS -> Json.bind(event.data(), Report.SameAs.class);
            default -> throw new IllegalArgumentException("there is no report " + event.type());
        };
    }

    /**
     * Every aggregate that the event can make one with others, in whatever wording: a sameAs names them, and so does a
     * correction of one. What belongs together in this way is to be folded together, whether the report stands or not.
     *
     * @return those that it names and its own subject; nothing where it names none
     */
    public static Set<Subject> linked(CooperationEvent event) {
        var named = isReport(event)
                ? Stream.of(event.data(), event.data().path("data"))
                        .flatMap(wording -> wording.path("same").valueStream())
                        .map(member -> Subject.parse(member.asText()))
                        .collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<Subject>();
        if (!named.isEmpty()) {
            named.add(event.subject());
        }
        return named;
    }

    private static Optional<Fault> ofOneKind(JsonNode data) {
        var kinds = data.path("same")
                .valueStream()
                .map(subject -> subject.asText().split("/", 2)[0])
                .distinct()
                .count();
        return kinds <= 1
                ? Optional.empty()
                : Optional.of(new Fault(
                        "/same", "the subjects are of different aggregates: only things of one kind can be one"));
    }

    private static Optional<Fault> keepsOne(JsonNode data) {
        return !data.has("same") || data.path("same").valueStream().anyMatch(data.path("keep")::equals)
                ? Optional.empty()
                : Optional.of(new Fault("/keep", "is none of the subjects under 'same'"));
    }
}
