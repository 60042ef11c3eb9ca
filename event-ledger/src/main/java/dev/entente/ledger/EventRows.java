package dev.entente.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import dev.entente.events.CooperationEvent;
import dev.entente.events.EventId;
import dev.entente.events.EventType;
import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.Subject;
import dev.entente.events.json.Json;

/** The archive of events, as it is read. */
public final class EventRows {

    /** Almost no aggregate is linked with another, so links are followed from those that are, by the index. */
    private static final String LINKED = """
            with recursive linked(member) as (
              select other.member
                from unnest(?::text[]) as asked(member)
               cross join lateral (select source, id from same_as where member = asked.member offset 0) as mine
               cross join lateral (select member from same_as
                                    where source = mine.source and id = mine.id offset 0) as other
              union
              select other.member
                from linked
               cross join lateral (select source, id from same_as where member = linked.member offset 0) as mine
               cross join lateral (select member from same_as
                                    where source = mine.source and id = mine.id offset 0) as other)
            select member from linked""";

    /** What is known needs no more than its place, and what is too much is not sent. */
    private static final String OF_SUBJECTS = """
            select log_partition, log_offset, source, id, type, subject, time, recorded, weight,
                   case when known or weight > {most} then null else data end as data,
                   case when known then null else extensions end as extensions
              from (select found.*, sum(octet_length(data::text)) over (rows unbounded preceding) as weight,
                           (log_partition, log_offset) in (
                      select * from unnest(?::int[], ?::bigint[]) as before(log_partition, log_offset)) as known
                      from unnest(?::text[]) as asked(subject)
                     cross join lateral (select * from event where event.subject = asked.subject offset 0) as found
                     where (log_partition, log_offset) not in (
                         select * from unnest(?::int[], ?::bigint[]) as in_hand(log_partition, log_offset))) as found""".replace("{most}", Long.toString(TooMuchTogether.MOST_BYTES));

    private EventRows() {}

    /** The subjects, and all that some event says to be the same as one of them. */
    public static List<String> component(Connection connection, Collection<String> subjects) throws SQLException {
        try (var query = connection.prepareStatement(LINKED)) {
            query.setArray(1, connection.createArrayOf("text", subjects.toArray(String[]::new)));
            try (var rows = query.executeQuery()) {
                var members = new LinkedHashSet<>(subjects);
                while (rows.next()) {
                    members.add(rows.getString(1));
                }
                return List.copyOf(members);
            }
        }
    }

    /**
     * All events of the subjects.
     *
     * @throws TooMuchTogether if they weigh more than fits into memory
     */
    public static List<RecordedEvent> ofSubjects(Connection connection, Collection<String> subjects)
            throws SQLException {
        return ofSubjects(connection, subjects, List.of());
    }

    /**
     * All events of the subjects.
     *
     * @param inHand some that are in the archive, of any subject, and need not be read
     * @throws TooMuchTogether if the others weigh more than fits into memory
     */
    public static List<RecordedEvent> ofSubjects(
            Connection connection, Collection<String> subjects, Collection<RecordedEvent> inHand) throws SQLException {
        return ofSubjects(connection, subjects, inHand, List.of());
    }

    /**
     * The same.
     *
     * @param readBefore some that were in the archive, and are not read again if they still are
     * @throws TooMuchTogether if all but those in hand weigh more than fits into memory
     */
    public static List<RecordedEvent> ofSubjects(
            Connection connection,
            Collection<String> subjects,
            Collection<RecordedEvent> inHand,
            Collection<RecordedEvent> readBefore)
            throws SQLException {
        var wanted = new LinkedHashSet<>(subjects);
        var events = new ArrayList<>(inHand.stream()
                .filter(event -> wanted.contains(event.event().subject().toString()))
                .toList());
        var known = new HashMap<Place, RecordedEvent>();
        readBefore.forEach(event -> known.put(Place.of(event), event));
        try (var query = connection.prepareStatement(OF_SUBJECTS)) {
            places(query, 1, known.keySet());
            query.setArray(3, connection.createArrayOf("text", wanted.toArray(String[]::new)));
            places(query, 4, inHand.stream().map(Place::of).toList());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    if (rows.getLong("weight") > TooMuchTogether.MOST_BYTES) {
                        throw new TooMuchTogether(subjects);
                    }
                    var before = known.get(new Place(rows.getInt("log_partition"), rows.getLong("log_offset")));
                    events.add(before == null ? event(rows) : before);
                }
                return events;
            }
        }
    }

    private static void places(PreparedStatement statement, int first, Collection<Place> places) throws SQLException {
        var connection = statement.getConnection();
        statement.setArray(
                first,
                connection.createArrayOf(
                        "int", places.stream().map(Place::partition).toArray(Integer[]::new)));
        statement.setArray(
                first + 1,
                connection.createArrayOf(
                        "bigint", places.stream().map(Place::offset).toArray(Long[]::new)));
    }

    /** The event of a row that has the columns of the archive. */
    public static RecordedEvent event(ResultSet row) throws SQLException {
        var extensions = new TreeMap<String, String>();
        Json.object(row.getString("extensions"))
                .properties()
                .forEach(property ->
                        extensions.put(property.getKey(), property.getValue().asText()));
        var event = new CooperationEvent(
                new EventId(row.getString("source"), row.getString("id")),
                EventType.parse(row.getString("type")).orElseThrow(),
                Subject.parse(row.getString("subject")),
                Optional.ofNullable(row.getObject("time", OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Json.object(row.getString("data")),
                extensions);
        return new RecordedEvent(
                event,
                Position.of(row.getInt("log_partition"), row.getLong("log_offset")),
                row.getObject("recorded", OffsetDateTime.class).toInstant());
    }
}
