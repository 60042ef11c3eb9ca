package dev.entente.notification.text;

import java.util.ArrayList;
import java.util.List;

import dev.entente.events.agreement.Agreement;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling.Line;

import static dev.entente.notification.text.Shown.line;

final class AgreementLines implements Lines {

    @Override
    public String kind() {
        return Agreement.KIND.name();
    }

    @Override
    public String several(Sentences say) {
        return say.agreements();
    }

    @Override
    public String alerts(Sentences say, What what) {
        return switch (what) {
            case NEW -> say.alertsNew();
            case STATUS_CHANGED -> say.alertsStatusChanged();
            case CORRECTED -> say.alertsCorrected();
            case RETRACTED -> say.alertsRetracted();
        };
    }

    @Override
    public String title(Sentences say, What what, String name, String status) {
        return switch (what) {
            case NEW -> say.titleNew(name);
            case STATUS_CHANGED -> say.titleStatusChanged(name, status);
            case CORRECTED -> say.titleCorrected(name);
            case RETRACTED -> say.titleRetracted(name);
        };
    }

    @Override
    public String lead(Sentences say, What what, String status) {
        return switch (what) {
            case NEW -> say.leadNew();
            case STATUS_CHANGED -> say.leadStatusChanged();
            case CORRECTED -> say.leadCorrected();
            case RETRACTED -> say.leadRetracted();
        };
    }

    @Override
    public List<Line> before(Sentences say, Shown item) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(say.parties(), item.actorsAndCountries(item.path("parties"))));
        if (item.has("instrument")) {
            lines.add(new Line(say.kind(), item.named("instruments", item.path("instrument"))));
        }
        return lines;
    }

    @Override
    public List<Line> after(Sentences say, Shown item) {
        return item.has("validUntil") ? line(say.validUntil(), item.date(item.path("validUntil"))) : List.of();
    }
}
