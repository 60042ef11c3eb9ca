package dev.entente.notification.text;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.transfer.Transfer;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling.Line;

import static dev.entente.notification.text.Shown.line;
import static java.util.stream.Collectors.joining;

final class TransferLines implements Lines {

    @Override
    public String kind() {
        return Transfer.KIND.name();
    }

    @Override
    public String several(KindSentences say) {
        return say.transfers();
    }

    @Override
    public String alerts(KindSentences say, What what) {
        return switch (what) {
            case NEW -> say.alertsNewTransfers();
            case STATUS_CHANGED -> say.alertsTransferChanged();
            case CORRECTED -> say.alertsCorrected();
            case RETRACTED -> say.alertsRetracted();
        };
    }

    @Override
    public String title(KindSentences say, What what, String name, String status) {
        return switch (what) {
            case NEW -> say.titleNewTransfer(name);
            case STATUS_CHANGED -> say.titleTransferChanged(name, status);
            case CORRECTED -> say.titleCorrected(name);
            case RETRACTED -> say.titleRetracted(name);
        };
    }

    @Override
    public String lead(KindSentences say, What what, String status) {
        return switch (what) {
            case NEW -> say.leadNewTransfer();
            case STATUS_CHANGED -> say.leadTransferChanged();
            case CORRECTED -> say.leadTransferCorrected();
            case RETRACTED -> say.leadTransferRetracted();
        };
    }

    @Override
    public List<Line> before(KindSentences say, Shown item) {
        var lines = new ArrayList<Line>();
        lines.addAll(line(say.supplier(), item.actors(item.path("supplier"))));
        lines.addAll(line(say.recipient(), item.actors(item.path("recipient"))));
        if (item.has("item")) {
            lines.add(new Line(say.what(), what(item, item.path("item"))));
        }
        return lines;
    }

    /** {@code Equipment: corvette (ship) × 3}, as far as it is known. */
    private static String what(Shown transfer, JsonNode item) {
        var name = Plain.among(item.path("designation").asText());
        var category = Plain.among(item.path("category").asText());
        var described = name.isEmpty() || category.isEmpty() ? name + category : name + " (" + category + ")";
        return transfer.named("transfer-item-kinds", item.path("kind"))
                + (described.isEmpty() ? "" : ": " + described)
                + (item.has("quantity") ? " × " + item.path("quantity").asText() : "");
    }

    @Override
    public List<Line> after(KindSentences say, Shown item) {
        var lines = new ArrayList<Line>();
        if (item.path("deliveredQuantity").asLong() > 0) {
            var of = item.path("item").path("quantity");
            var count = item.path("deliveredQuantity").asText();
            lines.add(new Line(say.deliveredSoFar(), of.isMissingNode() ? count : say.deliveredOf(count, of.asText())));
        }
        lines.addAll(line(
                say.milestones(),
                item.path("milestones")
                        .valueStream()
                        .map(reached -> Plain.among(reached.path("milestone").asText()) + " ("
                                + item.date(reached.path("occurred")) + ")")
                        .distinct()
                        .collect(joining(", "))));
        return lines;
    }
}
