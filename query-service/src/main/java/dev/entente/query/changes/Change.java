package dev.entente.query.changes;

import java.util.Set;
import java.util.stream.Stream;

import dev.entente.events.Position;
import dev.entente.events.json.Json;

/**
 * An event that has taken effect here.
 *
 * @param countries of everything that its aggregate, and what it is shown as, ever was known to be, so that who cares for a country also hears that
 *     something was no business of it
 * @param sectors likewise
 * @param same the subjects that turned out to be one by this event; none by most
 * @param kept the subjects under which its aggregate is shown, or was, where it is one with another
 * @param replay number of the replay by which it took its place, if it was parked; 0: it was not
 */
record Change(
        int partition,
        long offset,
        String source,
        String id,
        String type,
        String subject,
        Set<String> countries,
        Set<String> sectors,
        Set<String> same,
        Set<String> kept,
        long replay) {

    /** What the kind is called whose aggregate the event is about. */
    String kind() {
        return subject.substring(0, subject.indexOf('/'));
    }

    /** Whether it is news to who follows one of these. */
    boolean isAbout(Set<String> subjects) {
        return subjects.contains(subject)
                || Stream.of(same, kept).flatMap(Set::stream).anyMatch(subjects::contains);
    }

    /** The event as it is told, in the form of server-sent events; {@code token} resumes after it. */
    String frame(String token) {
        var data = Json.MAPPER
                .createObjectNode()
                .put("subject", subject)
                .put("type", type)
                .put("source", source)
                .put("id", id)
                .put("position", Position.of(partition, offset).token());
        if (!same.isEmpty()) {
            data.set("same", Json.MAPPER.valueToTree(same.stream().sorted().toList()));
        }
        if (replay > 0) {
            data.put("replayed", true);
        }
        return "id: " + token + "\nevent: change\ndata: " + data + "\n\n";
    }
}
