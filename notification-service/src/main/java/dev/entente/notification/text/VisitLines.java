package dev.entente.notification.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.entente.events.code.CodeLists;
import dev.entente.events.visit.Visit;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling.Line;

import static dev.entente.notification.text.Shown.line;
import static java.util.stream.Collectors.joining;

final class VisitLines implements Lines {

    @Override
    public String kind() {
        return Visit.KIND.name();
    }

    @Override
    public String several(KindSentences say) {
        return say.visits();
    }

    @Override
    public String alerts(KindSentences say, What what) {
        return switch (what) {
            case NEW -> say.alertsNewVisits();
            case STATUS_CHANGED -> say.alertsVisitChanged();
            case CORRECTED -> say.alertsCorrected();
            case RETRACTED -> say.alertsRetracted();
        };
    }

    @Override
    public String title(KindSentences say, What what, String name, String status) {
        return switch (what) {
            case NEW -> say.titleNewVisit(name);
            case STATUS_CHANGED -> say.titleVisitChanged(name, status);
            case CORRECTED -> say.titleCorrected(name);
            case RETRACTED -> say.titleRetracted(name);
        };
    }

    @Override
    public String lead(KindSentences say, What what, String status) {
        return switch (what) {
            case NEW -> say.leadNewVisit();
            case STATUS_CHANGED -> changed(say, status);
            case CORRECTED -> say.leadVisitCorrected();
            case RETRACTED -> say.leadVisitRetracted();
        };
    }

    private static String changed(KindSentences say, String status) {
        return switch (status) {
            case "postponed" -> say.leadVisitPostponed();
            case "cancelled" -> say.leadVisitCancelled();
            case "held" -> say.leadVisitHeld();
            default -> say.leadVisitAnnounced();
        };
    }

    @Override
    public List<Line> before(KindSentences say, Shown item) {
        var lines = new ArrayList<Line>();
        lines.addAll(line(say.visitors(), item.actors(item.path("visitors"))));
        lines.addAll(line(say.host(), item.actors(item.path("host"))));
        if (item.has("level")) {
            lines.add(new Line(say.level(), item.named("visit-levels", item.path("level"))));
        }
        return lines;
    }

    @Override
    public List<Line> after(KindSentences say, Shown item) {
        return line(say.place(), place(item.path("place"), item.language()));
    }

    private static String place(JsonNode place, String language) {
        return Stream.of(
                        Plain.among(place.path("name").asText()),
                        place.has("country")
                                ? CodeLists.countries()
                                        .nameOf(place.path("country").asText(), language)
                                : "")
                .filter(part -> !part.isEmpty())
                .collect(joining(", "));
    }
}
