package dev.entente.notification.news;

import org.junit.jupiter.api.Test;

import dev.entente.events.code.CodeLists;
import dev.entente.notification.support.Schema;

import static org.assertj.core.api.Assertions.assertThat;

class AlertKindTest {

    /** They stand in subscriptions, and are the types of webhooks: adding is possible, nothing else. */
    @Test
    void the_codes_of_alerts_are_those_that_are_published() {
        assertThat(AlertKind.codes())
                .containsExactly(
                        "agreement.new",
                        "agreement.statusChanged",
                        "agreement.corrected",
                        "agreement.retracted",
                        "visit.new",
                        "visit.statusChanged",
                        "visit.corrected",
                        "visit.retracted",
                        "transfer.new",
                        "transfer.statusChanged",
                        "transfer.corrected",
                        "transfer.retracted");
        assertThat(AlertKind.codes())
                .allSatisfy(code -> assertThat(AlertKind.of(code))
                        .hasValueSatisfying(kind -> assertThat(kind.code()).isEqualTo(code)));
        assertThat(AlertKind.of("meeting.new")).isEmpty();
    }

    /** A kind without a migration that reads the log once more would not know what there was before. */
    @Test
    void the_log_was_read_for_each_kind_that_is_told() throws Exception {
        try (var schema = new Schema("latest")) {
            assertThat(schema.texts("SELECT kind FROM told_kind"))
                    .containsExactlyInAnyOrderElementsOf(ToldKinds.names());
        }
    }

    /** Queries and keys of subscriptions know by the alerts' names what has an instrument. */
    @Test
    void only_agreements_have_instruments() {
        assertThat(ToldKinds.all().stream().filter(Told::hasInstruments).map(Told::name))
                .containsExactly("agreement");
    }

    @Test
    void each_kind_that_is_told_has_names_for_what_it_can_be() {
        assertThat(ToldKinds.all())
                .allSatisfy(told -> assertThat(CodeLists.named(told.name() + "-statuses")
                                .orElseThrow()
                                .codes())
                        .containsExactlyElementsOf(told.kind().statuses()));
    }
}
