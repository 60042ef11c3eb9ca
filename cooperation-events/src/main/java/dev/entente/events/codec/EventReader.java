package dev.entente.events.codec;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Subject;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.InvalidEvent;
import dev.entente.events.schema.Schemas;

/** Makes an event of attributes and data, whichever way they came, or tells everything that is wrong with them. */
public final class EventReader {

    private static final int MOST_FAULTS = 100;

    private final Schemas schemas;
    private final Map<String, String> attributes;
    private final JsonNode data;
    private final List<Fault> faults = new ArrayList<>();

    private EventReader(Schemas schemas, Map<String, String> attributes, JsonNode data, List<Fault> before) {
        this.schemas = schemas;
        this.attributes = attributes;
        this.data = data;
        this.faults.addAll(before);
    }

    /**
     * Reads an event.
     *
     * @param attributes CloudEvents context attributes in their text form, extensions among them
     * @param data what the event carries; a missing node if nothing
     * @throws InvalidEvent with all faults, pointers leading into the event as structured JSON has it
     */
    public static CooperationEvent read(Map<String, String> attributes, JsonNode data) {
        return read(Schemas.published(), attributes, data);
    }

    /** The same by other schemas than those that are published. */
    public static CooperationEvent read(Schemas schemas, Map<String, String> attributes, JsonNode data) {
        return new EventReader(schemas, attributes, data, List.of()).event();
    }

    static CooperationEvent read(Map<String, String> attributes, JsonNode data, List<Fault> before) {
        return new EventReader(Schemas.published(), attributes, data, before).event();
    }

    private CooperationEvent event() {
        specversion();
        attributes.keySet().forEach(this::attributeName);
        var id = text("id", 500);
        var source = source();
        var type = type();
        var subject = subject(type);
        var time = time();
        contentType();
        dataSchema();
        type.ifPresent(known -> data(known, subject));
        if (!faults.isEmpty()) {
            throw new InvalidEvent(told());
        }
        return new CooperationEvent(
                new EventId(source, id),
                type.orElseThrow(),
                subject.orElseThrow(),
                time,
                (ObjectNode) data,
                extensions());
    }

    /** Each once, by place; of very many the first ones, since an answer should not outgrow the question. */
    private List<Fault> told() {
        var all = faults.stream()
                .distinct()
                .sorted(Comparator.comparing(Fault::pointer))
                .toList();
        return all.size() <= MOST_FAULTS
                ? all
                : Stream.concat(
                                all.stream().limit(MOST_FAULTS),
                                Stream.of(new Fault("", "and " + (all.size() - MOST_FAULTS) + " more faults")))
                        .toList();
    }

    private void specversion() {
        var version = attributes.get("specversion");
        if (version == null) {
            missing("specversion", "is missing; this is about CloudEvents 1.0");
        } else if (!version.equals("1.0")) {
            fault("specversion", "is '" + version + "'; only CloudEvents 1.0 is read here");
        }
    }

    private void attributeName(String name) {
        if (Attributes.CORE.contains(name)) {
            return;
        }
        if (!Attributes.isName(name)) {
            fault(name, "is no name of a CloudEvents attribute: lower-case letters and digits only, at most 40");
        } else if (!Attributes.isText(attributes.get(name), Attributes.LONGEST)) {
            fault(name, unfit(Attributes.LONGEST));
        }
    }

    private String text(String name, int longest) {
        var value = attributes.get(name);
        if (value == null) {
            missing(name, "is missing");
        } else if (value.isEmpty()) {
            fault(name, "is empty");
        } else if (!Attributes.isText(value, longest)) {
            fault(name, unfit(longest));
        }
        return value;
    }

    private static String unfit(int longest) {
        return "holds control characters or what is no character, or is longer than " + longest + " bytes";
    }

    private String source() {
        var source = text("source", 1000);
        if (source != null && !source.isEmpty() && !Attributes.isUriReference(source)) {
            fault("source", "is no URI reference (RFC 3986); what is beyond ASCII in it is percent-encoded");
        }
        return source;
    }

    private Optional<EventType> type() {
        var text = attributes.get("type");
        if (text == null || text.isEmpty()) {
            missing("type", "is missing");
            return Optional.empty();
        }
        var type = schemas.type(text);
        if (type.isEmpty()) {
            fault("type", "is not a type that has a schema; all types are listed under /schemas");
        }
        return type;
    }

    private Optional<Subject> subject(Optional<EventType> type) {
        var text = attributes.get("subject");
        if (text == null) {
            missing("subject", "is missing; it names the aggregate, such as agreement/tr-my-corvettes");
            return Optional.empty();
        }
        try {
            var subject = Subject.parse(text);
            type.filter(known -> !fits(known, subject)).ifPresent(known -> fault("subject", misfit(known, subject)));
            return Optional.of(subject);
        } catch (IllegalArgumentException e) {
            fault("subject", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean fits(EventType type, Subject subject) {
        return type.aggregate().equals(Reports.AGGREGATE)
                ? schemas.kind(subject.aggregate()).isPresent()
                : type.aggregate().equals(subject.aggregate());
    }

    private static String misfit(EventType type, Subject subject) {
        return type.aggregate().equals(Reports.AGGREGATE)
                ? "is of the aggregate '%s'; %s takes the subject of the event that it is about, such as agreement/tr-my-corvettes"
                        .formatted(subject.aggregate(), type)
                : "is of the aggregate '%s'; %s is about one of the aggregate '%s', so its subject begins with %s/"
                        .formatted(subject.aggregate(), type, type.aggregate(), type.aggregate());
    }

    private Optional<Instant> time() {
        var text = attributes.get("time");
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Attributes.time(text));
        } catch (DateTimeParseException e) {
            fault("time", "'" + text + "' is no RFC 3339 time with a zone, such as 2024-08-20T09:00:00Z");
            return Optional.empty();
        }
    }

    private void contentType() {
        var type = attributes.get("datacontenttype");
        if (type != null && !Attributes.isJson(type)) {
            fault("datacontenttype", "is '" + type + "'; data is JSON here");
        }
    }

    private void dataSchema() {
        var schema = attributes.get("dataschema");
        if (schema == null) {
            return;
        }
        if (!Attributes.isAbsoluteUri(schema)) {
            fault("dataschema", "is no absolute URI (RFC 3986)");
        } else if (schema.length() > Attributes.LONGEST) {
            fault("dataschema", "is longer than " + Attributes.LONGEST + " bytes");
        }
    }

    private void data(EventType type, Optional<Subject> subject) {
        if (!(data instanceof ObjectNode)) {
            fault("data", data.isMissingNode() ? "is missing" : "is not a JSON object");
            return;
        }
        schemas.check(type, data).forEach(fault -> faults.add(fault.within("/data")));
        if (Reports.isCorrection(type)) {
            subject.flatMap(known -> schemas.kind(known.aggregate()))
                    .map(kind -> new CorrectedData(schemas, kind).faults(data))
                    .ifPresent(wrong -> wrong.forEach(fault -> faults.add(fault.within("/data"))));
        }
    }

    private SortedMap<String, String> extensions() {
        var extensions = new TreeMap<String, String>();
        attributes.forEach((name, value) -> {
            if (Attributes.isCarried(name)) {
                extensions.put(name, value);
            }
        });
        return extensions;
    }

    /** What came in a wrong form is not said to be missing. */
    private void missing(String attribute, String detail) {
        if (faults.stream().noneMatch(fault -> fault.isWithin("/" + attribute))) {
            fault(attribute, detail);
        }
    }

    private void fault(String attribute, String detail) {
        faults.add(Fault.ofProperty(attribute, detail));
    }
}
