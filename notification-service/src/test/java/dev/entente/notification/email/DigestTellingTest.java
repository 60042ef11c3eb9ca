package dev.entente.notification.email;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.events.EventId;
import dev.entente.events.Position;
import dev.entente.events.json.Json;
import dev.entente.local.PlatformResource;
import dev.entente.notification.delivery.Digests.Entry;
import dev.entente.notification.delivery.Digests.Gathered;
import dev.entente.notification.delivery.Parcel;
import dev.entente.notification.support.Surroundings;
import dev.entente.notification.text.Telling.Change;
import dev.entente.notification.text.Telling.Full;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class DigestTellingTest {

    private static final String CORRECTED = "What was reported of this agreement has been corrected.";
    private static final String UNCHANGED = " Nothing that is told here has changed by it.";

    /** The alert by which an agreement came from one status to another. */
    private static Entry entry(String what, String before, String now) {
        var item = Json.object("""
                {"id":"a","subject":"agreement/a","title":{"en":"Training"},"status":"%s","occurred":"2024-08-19",
                 "countries":["MY","TR"],"parties":[{"country":"TR"},{"country":"MY"}]}""".formatted(now));
        var content = new Parcel.Content(
                item,
                Optional.of(Json.MAPPER.createObjectNode().put("status", before)),
                0,
                new EventId("s", "i"),
                Position.of(0, 1),
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty());
        return new Entry("agreement." + what, content, true);
    }

    private static Full told(Entry... entries) {
        return DigestTelling.of(new Gathered(List.of(entries), 1), item -> "", "en")
                .alerts()
                .getFirst();
    }

    @Test
    void an_item_that_has_changed_is_not_said_to_be_unchanged_by_a_correction_beside_that() {
        var told = told(entry("corrected", "signed", "signed"), entry("statusChanged", "signed", "inForce"));

        assertThat(told.lead()).startsWith(CORRECTED).doesNotContain(UNCHANGED);
        assertThat(told.changes()).containsExactly(new Change("Status", "Signed", "In force"));
    }

    @Test
    void corrections_that_change_nothing_of_what_is_told_say_so_once() {
        var idle = entry("corrected", "signed", "signed");

        assertThat(told(idle).lead()).isEqualTo(CORRECTED + UNCHANGED);
        assertThat(told(idle, idle).lead()).isEqualTo(CORRECTED + UNCHANGED);
    }
}
