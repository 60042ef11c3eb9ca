package dev.entente.notification.text;

import java.util.List;

import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.text.Telling.Line;

/** How items of a kind are told. There is one for each kind that is. */
interface Lines {

    /** The kind, as in the codes of alerts. */
    String kind();

    /** What several of them are called. */
    String several(KindSentences say);

    /** What alerts are called, in a list under what several items are called. */
    String alerts(KindSentences say, What what);

    /** Above an alert, and the subject of its mail. */
    String title(KindSentences say, What what, String name, String status);

    /**
     * What has happened, in a sentence.
     *
     * @param status the code of what the item is now
     */
    String lead(KindSentences say, What what, String status);

    /** The code list of what an item can be. */
    default String statuses() {
        return kind() + "-statuses";
    }

    /** Who and what, before status and date. */
    List<Line> before(KindSentences say, Shown item);

    /** What else, after them. */
    List<Line> after(KindSentences say, Shown item);

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
