package dev.entente.notification.news;

import java.sql.SQLTransientException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.entente.ledger.LogEnds;
import dev.entente.local.PlatformResource;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Surroundings;

import static dev.entente.notification.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(value = PlatformResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
@QuarkusTestResource(Surroundings.class)
class BeginningTest {

    @Inject
    Jdbc jdbc;

    @Inject
    History history;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Test
    void where_news_begins_is_kept_as_soon_as_kafka_answers_and_not_before() {
        var withoutKafka = beginning("127.0.0.1:1");
        withoutKafka.keep();

        var withKafka = beginning(kafka);
        withKafka.keep();

        assertThat(withoutKafka.isKept()).isFalse();
        assertThat(withKafka.isKept()).isTrue();
    }

    @Test
    void what_is_recorded_between_the_first_start_and_the_first_read_is_news() {
        await().until(() -> !ends().isEmpty());
        var first = ends();

        history.end(Map.of(0, 1_000_000L, 1, 1_000_000L)); // as a consumer does that joins late

        assertThat(ends()).isEqualTo(first);
    }

    @Test
    void a_replica_that_tells_of_other_kinds_than_the_log_was_read_for_reads_nothing() {
        assertThatThrownBy(() -> begin(List.of("agreement"))).hasRootCauseInstanceOf(SQLTransientException.class);
        assertThatThrownBy(() -> begin(List.of("agreement", "visit", "transfer", "meeting")))
                .hasRootCauseInstanceOf(SQLTransientException.class);
        assertThatCode(() -> begin(ToldKinds.names())).doesNotThrowAnyException();
    }

    private void begin(List<String> kinds) {
        jdbc.inTransaction(() -> {
            history.mustBeOf(kinds);
            return null;
        });
    }

    private List<Long> ends() {
        return jdbc.inTransaction(
                () -> jdbc.query("SELECT ends FROM history ORDER BY kind, log_partition", row -> row.getLong(1)));
    }

    private Beginning beginning(String servers) {
        var log = new LogEnds(Map.of("bootstrap.servers", servers), "entente.events", "test", Clock.systemUTC());
        return new Beginning(new History(jdbc, log));
    }
}
