package dev.entente.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.entente.events.fold.Item;

/**
 * The relation to which an item of one country belongs ({@link Belonging}): a statement that Malaysia makes during a visit from
 * Türkiye is part of the relation of both. Such an item has, beside its own country, those of the items that it refers to.
 */
final class Context {

    private record Known(Instant from, Instant until, List<String> countries) {}

    private final Map<String, List<Known>> byReference = new HashMap<>();

    private Context() {}

    /** What is known of the own countries of the referenced items. */
    static Context of(Connection connection, Collection<String> references) throws SQLException {
        var context = new Context();
        if (references.isEmpty()) {
            return context;
        }
        try (var query = connection.prepareStatement("""
                select subject, known_from, nullif(known_until, 'infinity'), own_countries
                  from version where subject = any(?::text[])""")) {
            query.setArray(1, connection.createArrayOf("text", references.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var until = rows.getObject(3, OffsetDateTime.class);
                    context.byReference
                            .computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
                            .add(new Known(
                                    rows.getObject(2, OffsetDateTime.class).toInstant(),
                                    until == null ? Instant.MAX : until.toInstant(),
                                    List.of((String[]) rows.getArray(4).getArray())));
                }
            }
        }
        return context;
    }

    /** The moments at which the countries of the item may change, while nothing new is known of itself. */
    Set<Instant> moments(Item item) {
        var moments = new TreeSet<Instant>();
        if (Belonging.of(item)) {
            known(item).forEach(known -> {
                moments.add(known.from());
                moments.add(known.until());
            });
        }
        return moments;
    }

    /** The countries of the item as they were known at the moment. */
    List<String> countries(Item item, Instant moment) {
        var own = item.countries();
        return !Belonging.of(item)
                ? own
                : Stream.concat(
                                own.stream(),
                                known(item)
                                        .filter(known -> !known.from().isAfter(moment)
                                                && known.until().isAfter(moment))
                                        .flatMap(known -> known.countries().stream()))
                        .distinct()
                        .sorted()
                        .toList();
    }

    private Stream<Known> known(Item item) {
        return item.references().stream()
                .flatMap(reference -> byReference.getOrDefault(reference.toString(), List.of()).stream());
    }
}
