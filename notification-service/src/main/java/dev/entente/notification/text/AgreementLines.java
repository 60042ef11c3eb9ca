package dev.entente.notification.text;

import java.util.ArrayList;
import java.util.List;

import dev.entente.events.agreement.Agreement;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling.Line;

final class AgreementLines implements Lines {

    @Override
    public String kind() {
        return Agreement.KIND.name();
    }

    @Override
    public String several(KindSentences say) {
        return say.agreements();
    }

    @Override
    public String alerts(KindSentences say, What what) {
        return switch (what) {
            case NEW -> say.alertsNewAgreements();
            case STATUS_CHANGED -> say.alertsAgreementChanged();
            case CORRECTED -> say.alertsCorrected();
            case RETRACTED -> say.alertsRetracted();
        };
    }

    @Override
    public String title(KindSentences say, What what, String name, String status) {
        return switch (what) {
            case NEW -> say.titleNewAgreement(name);
            case STATUS_CHANGED -> say.titleAgreementChanged(name, status);
            case CORRECTED -> say.titleCorrected(name);
            case RETRACTED -> say.titleRetracted(name);
        };
    }

    @Override
    public String lead(KindSentences say, What what, String status) {
        return switch (what) {
            case NEW -> say.leadNewAgreement();
            case STATUS_CHANGED -> say.leadAgreementChanged();
            case CORRECTED -> say.leadAgreementCorrected();
            case RETRACTED -> say.leadAgreementRetracted();
        };
    }

    @Override
    public List<Line> before(KindSentences say, Shown item) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(say.parties(), item.actorsAndCountries(item.path("parties"))));
        if (item.has("instrument")) {
            lines.add(new Line(say.kind(), item.named("instruments", item.path("instrument"))));
        }
        return lines;
    }

    @Override
    public List<Line> after(KindSentences say, Shown item) {
        var lines = new ArrayList<Line>();
        if (item.has("validUntil")) {
            lines.add(new Line(say.validUntil(), item.date(item.path("validUntil"))));
        }
        if (item.has("money")) {
            lines.add(new Line(say.value(), item.money(item.path("money"))));
        }
        return lines;
    }
}
