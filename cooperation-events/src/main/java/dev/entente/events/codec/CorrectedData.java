package dev.entente.events.codec;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.EventType;
import dev.entente.events.Kind;
import dev.entente.events.report.Reports;
import dev.entente.events.schema.Fault;
import dev.entente.events.schema.Schemas;

/**
 * What is wrong with the data that a correction gives, as far as anybody can tell who does not know what it corrects: all
 * where the correction says its type, else what no fact of the kind can have. The fold tells the rest.
 */
final class CorrectedData {

    private final Schemas schemas;
    private final Kind<?, ?> kind;

    /**
     * A check for corrections of an aggregate.
     *
     * @param kind that of the subject
     */
    CorrectedData(Schemas schemas, Kind<?, ?> kind) {
        this.schemas = schemas;
        this.kind = kind;
    }

    /** Pointers lead into the data of the correction. */
    List<Fault> faults(JsonNode correction) {
        var data = Reports.rightData(correction);
        if (!data.isObject()) {
            return List.of(); // the schema of the correction says so
        }
        return Reports.rightType(correction)
                .flatMap(EventType::parse)
                .or(() -> Reports.meant(data))
                .map(type -> ofType(type, data))
                .orElseGet(() -> within(schemas.checkAnyFact(kind, data)));
    }

    private List<Fault> ofType(EventType type, JsonNode data) {
        if (!schemas.knows(type) || !(Reports.isReport(type) || type.aggregate().equals(kind.name()))) {
            return List.of(new Fault("/type", "is not the type of an event that this subject can have"));
        }
        var faults = schemas.check(type, data);
        return within(faults.isEmpty() && Reports.isCorrection(type) ? faults(data) : faults);
    }

    private static List<Fault> within(List<Fault> faults) {
        return faults.stream().map(fault -> fault.within("/data")).toList();
    }
}
