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
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.Rule;

/** The types of reports on reports, and how they are read. */
public final class Reports {

    public static final String AGGREGATE = "report";

    private static final String CORRECTED = "corrected";
    private static final String RETRACTED = "retracted";
    private static final String SAME_AS = "sameAs";

    private static final String SAME = "same";
    private static final String DATA = "data";

    /** Properties that stand for a type of report: it demands the one of its own, and no fact has one of this name. */
    private static final List<Map.Entry<String, EventType>> OWN = List.of(
            Map.entry("corrects", type(CORRECTED)),
            Map.entry("retracts", type(RETRACTED)),
            Map.entry(SAME, type(SAME_AS)));

    /** What a schema cannot say of the data of each. */
    public static final Map<EventType, List<Rule>> TYPES = Map.of(
            type(CORRECTED),
                    List.of(new Rule("data.same, where a sameAs is corrected: subjects", Reports::linksSubjects)),
            type(RETRACTED), List.of(),
            type(SAME_AS),
                    List.of(
                            new Rule("same: subjects of one aggregate", Reports::ofOneKind),
                            new Rule("keep: one of the subjects under same", Reports::keepsOne)));

    private Reports() {}

    private static EventType type(String fact) {
        return new EventType(AGGREGATE, fact, 1);
    }

    /** The properties of the data and which are required. */
    public static ObjectNode schema(EventType type) {
        return Json.resource(Reports.class, type.fact() + ".json");
    }

    public static boolean isReport(CooperationEvent event) {
        return isReport(event.type());
    }

    public static boolean isReport(EventType type) {
        return type.aggregate().equals(AGGREGATE);
    }

    public static boolean isCorrection(EventType type) {
        return isReport(type) && type.fact().equals(CORRECTED);
    }

    public static boolean isSameAs(EventType type) {
        return isReport(type) && type.fact().equals(SAME_AS);
    }

    public static Report read(CooperationEvent event) {
        return read(event.type(), event.data());
    }

    /**
     * Reads a report.
     *
     * @param data valid by the schema of the type
     * @throws IllegalArgumentException if the type is none of a report, or the data is not valid
     */
    public static Report read(EventType type, ObjectNode data) {
        return switch (type.fact()) {
            case CORRECTED -> Json.bind(data, Report.Corrected.class);
            case RETRACTED -> Json.bind(data, Report.Retracted.class);
            case SAME_AS -> Json.bind(data, Report.SameAs.class);
            default -> throw new IllegalArgumentException("there is no report " + type);
        };
    }

    /** The event that this one corrects or takes back, if it is a report that does. */
    public static Optional<EventId> aim(CooperationEvent event) {
        return aim(event.type(), event.data());
    }

    /** The same of data that is valid by the schema of the type. */
    public static Optional<EventId> aim(EventType type, ObjectNode data) {
        return isReport(type) ? read(type, data).aim() : Optional.empty();
    }

    /**
     * Every aggregate that the event can make one with others, in whatever wording: a sameAs names them, and so does a
     * correction of one. What belongs together in this way is to be folded together, whether the report stands or not.
     *
     * @return those that it names and its own subject; nothing where it names none
     */
    public static Set<Subject> linked(CooperationEvent event) {
        if (!isReport(event)) {
            return Set.of();
        }
        var named = wordings(event.type(), event.data())
                .flatMap(wording -> wording.path(SAME).valueStream())
                .map(member -> Subject.parse(member.asText()))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!named.isEmpty()) {
            named.add(event.subject());
        }
        return named;
    }

    /** The data of the report, and what a correction of one, or of its correction, says instead. */
    private static Stream<JsonNode> wordings(EventType type, ObjectNode data) {
        return isCorrection(type)
                ? Stream.iterate(data, JsonNode::isObject, wording -> wording.path(DATA))
                : Stream.of(data);
    }

    /**
     * The type of report that data of an unknown type is meant for: it has the property that only this type has, and demands. Of
     * several it is that of a correction, which alone has more data within.
     */
    public static Optional<EventType> meant(JsonNode data) {
        return OWN.stream()
                .filter(own -> data.has(own.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The data that a correction gives, valid or not; missing where it gives none. */
    public static JsonNode rightData(JsonNode correction) {
        return correction.path(DATA);
    }

    /** The type in whose words a correction says that it gives it, if it does. */
    public static Optional<String> rightType(JsonNode correction) {
        return Optional.ofNullable(correction.path("type").textValue());
    }

    /** A correction of a sameAs links aggregates before anybody knows whether it is one. */
    private static Optional<Fault> linksSubjects(JsonNode correction) {
        var pointer = "";
        for (var data = correction; data.isObject(); data = data.path(DATA)) {
            var members = data.path(SAME);
            for (var index = 0; index < members.size(); index++) {
                if (!Subject.isForm(members.path(index).asText())) {
                    return Optional.of(new Fault(pointer + "/" + SAME + "/" + index, "is no subject"));
                }
            }
            pointer += "/" + DATA;
        }
        return Optional.empty();
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
