package dev.entente.notification.delivery;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.DeliveryTables;

import static org.assertj.core.api.Assertions.assertThat;

class ContentsTest {

    @RegisterExtension
    static final DeliveryTables tables = new DeliveryTables();

    private final Jdbc jdbc = tables.jdbc();
    private final Contents contents = new Contents(jdbc);

    /** News whose items have so many letters each; the ids. */
    private static List<Long> news(int count, int letters) throws Exception {
        tables.run(
                "INSERT INTO news (subject, alert, revision, source, event_id, partition, log_offset, recorded, item,"
                        + " countries, sectors, parties, words) SELECT 'agreement/' || n || '-' || " + letters
                        + ", 'agreement.new', '', 's', 'e', 0, 1, now(), json_build_object('is', repeat('x', "
                        + letters + ")), '{}', '{}', '{}', '' FROM generate_series(1, " + count + ") n");
        return tables.texts("SELECT id FROM news WHERE length(item ->> 'is') = " + letters + " ORDER BY id").stream()
                .map(Long::valueOf)
                .toList();
    }

    private Map<Long, Parcel.Content> read(List<Long> news) {
        return read(news, Long.MAX_VALUE);
    }

    private Map<Long, Parcel.Content> read(List<Long> news, long room) {
        return jdbc.inTransaction(() -> contents.of(news, room));
    }

    /** How many are the very ones that were read before. */
    private static long same(Map<Long, Parcel.Content> before, Map<Long, Parcel.Content> now) {
        var ones = Collections.<Parcel.Content>newSetFromMap(new IdentityHashMap<>());
        ones.addAll(before.values());
        return now.values().stream().filter(ones::contains).count();
    }

    @Test
    void the_latest_are_kept() throws Exception {
        var ids = news(300, 10);
        var before = read(ids);

        var now = read(ids.subList(200, 300));

        assertThat(now).hasSize(100);
        assertThat(same(before, now)).isEqualTo(100);
    }

    @Test
    void what_weighs_much_makes_room_for_others() throws Exception {
        var large = news(8, Contents.KEPT_CHARACTERS / 4);
        var before = read(large);

        var now = read(large);

        assertThat(same(before, now)).isLessThanOrEqualTo(4);
        assertThat(now).hasSize(8);
    }

    @Test
    void what_is_too_large_to_be_kept_is_read_each_time() throws Exception {
        var larger = news(1, Contents.KEPT_CHARACTERS + 1);
        var before = read(larger);

        assertThat(read(larger).get(larger.getFirst())).isNotSameAs(before.get(larger.getFirst()));
    }

    @Test
    void what_it_was_before_weighs_as_well() throws Exception {
        var small = news(1, 11);
        tables.run(
                "UPDATE news SET former = json_build_object('is', repeat('x', 20000)) WHERE id = " + small.getFirst());

        assertThat(read(small).get(small.getFirst()).weight()).isGreaterThan(20_000);
        assertThat(read(small, 0)).as("that are kept").hasSize(1);
        assertThat(jdbc.inTransaction(() -> new Contents(jdbc).of(small, 0))).isEmpty();
    }

    @Test
    void what_weighs_much_is_read_as_long_as_there_is_room_and_what_does_not_in_any_case() throws Exception {
        var large = news(3, 20_000);
        var small = news(3, 10);

        assertThat(read(Stream.concat(large.stream(), small.stream()).toList(), 30_000))
                .containsOnlyKeys(
                        Stream.concat(large.stream().limit(2), small.stream()).toList());
    }
}
