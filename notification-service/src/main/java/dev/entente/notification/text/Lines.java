package dev.entente.notification.text;

import java.util.List;

import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling.Line;

/** How items of a kind are told. There is one for each kind that is. */
interface Lines {

    /** The kind, as in the codes of alerts. */
    String kind();

    /** What several of them are called. */
    String several(Sentences say);

    /** What alerts are called, in a list under what several items are called. */
    String alerts(Sentences say, What what);

    /** Above an alert, and the subject of its mail. */
    String title(Sentences say, What what, String name, String status);

    /**
     * What has happened, in a sentence.
     *
     * @param status the code of what the item is now
     */
    String lead(Sentences say, What what, String status);

    /** The code list of what an item can be. */
    default String statuses() {
        return kind() + "-statuses";
    }

    /** Who and what, before status and date. */
    List<Line> before(Sentences say, Shown item);

    /** What else, after them. */
    List<Line> after(Sentences say, Shown item);

    /**
     * How items of the kind are told.
     *
     * @throws IllegalArgumentException if they are not
     */
    static Lines of(String kind) {
        return AllLines.ALL.stream()
                .filter(lines -> lines.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is told of any " + kind));
    }
}
