package dev.entente.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.entente.events.Position;
import dev.entente.events.RecordedEvent;
import dev.entente.events.code.CodeLists;
import dev.entente.events.fold.Fold;
import dev.entente.events.fold.Outcome;
import dev.entente.notification.news.AlertKind;
import dev.entente.notification.news.AlertKind.What;
import dev.entente.notification.news.News;
import dev.entente.notification.sql.Jdbc;
import dev.entente.notification.support.Ledger;
import dev.entente.notification.support.OneDatabase;
import dev.entente.notification.support.Schema;

import static org.assertj.core.api.Assertions.assertThat;

/** An agreement of the whole world, on everything, is told like any other. */
class ManyCountriesTest {

    /** Far less than a transaction may take, far more than this should. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private static final String PACT = "agreement/world";

    private static Schema schema;

    private AlertBook book;
    private Jdbc jdbc;

    @BeforeAll
    static void open() {
        schema = new Schema("latest");
    }

    @AfterAll
    static void close() {
        schema.close();
    }

    @BeforeEach
    void empty() throws Exception {
        schema.run(
                "TRUNCATE news, delivery, subscription, history CASCADE",
                "INSERT INTO history (kind, log_partition, ends) VALUES ('agreement', 0, 0)",
                subscription(1, "NULL", "NULL", "NULL"),
                subscription(2, "'{TR}'", "NULL", "'{energy}'"),
                subscription(3, "NULL", "'{MY,TR,SE}'", "NULL"),
                subscription(4, "'{XX}'", "NULL", "NULL"));
        var address = schema.address();
        var database = new OneDatabase(address.get(0), address.get(1), address.get(2));
        jdbc = new Jdbc(database, database);
        book = new AlertBook(jdbc, new Progress(jdbc), new Wake(), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    private static String subscription(int number, String any, String all, String sectors) {
        return "INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                + " countries_any, countries_all, sectors, active_after, created_at) VALUES ("
                + "'00000000-0000-0000-0000-00000000000" + number + "', 'active', 'webhook', 'r', 0,"
                + " '{agreement.new,agreement.retracted}', true, 'en', " + any + ", " + all + ", " + sectors
                + ", '{}', now())";
    }

    private static final String[] WORLD = CodeLists.countries().codes().toArray(String[]::new);

    /** Of an agreement on everything. */
    private static News news(What what, int offset, String... countries) {
        var event = Ledger.with(Ledger.agreement("signed", PACT, countries), data -> {
            var sectors = data.putArray("sectors");
            CodeLists.sectors().codes().forEach(sectors::add);
        });
        var signed = new RecordedEvent(event, Position.of(0, offset), Instant.parse("2024-09-01T00:00:00Z"));
        var item = ((Outcome.Standing) Fold.of(List.of(signed)).get(event.subject())).item();
        var kind = what == What.NEW ? News.Kind.FIRST : News.Kind.CHANGE;
        return new News(kind, new AlertKind("agreement", what), signed, item, Optional.empty(), Optional.empty());
    }

    private void tell(News news) {
        jdbc.inTransaction(() -> {
            jdbc.update("SET LOCAL statement_timeout = " + IN_TIME.toMillis());
            return book.tell(List.of(news), Map.of());
        });
    }

    private static List<String> told(String alert) throws Exception {
        return schema.texts(
                "SELECT right(subscription_id::text, 1) FROM delivery WHERE alert = '" + alert + "' ORDER BY 1");
    }

    @Test
    void it_is_told_to_all_who_asked_for_it_and_to_nobody_else() throws Exception {
        tell(news(What.NEW, 1, WORLD));

        assertThat(told("agreement.new")).containsExactly("1", "2", "3");
    }

    @Test
    void what_follows_up_is_told_to_those_who_were_told_as_well() throws Exception {
        tell(news(What.NEW, 1, WORLD));
        schema.run("UPDATE subscription SET countries_any = '{XX}' WHERE id::text LIKE '%2'");

        tell(news(What.RETRACTED, 2, WORLD));

        assertThat(told("agreement.retracted")).containsExactly("1", "2", "3");
    }

    @Test
    void what_was_between_two_before_is_told_to_those_whom_it_did_not_concern() throws Exception {
        tell(news(What.NEW, 1, "TR", "DE"));
        assertThat(told("agreement.new")).containsExactly("1", "2");
        var world = news(What.NEW, 2, WORLD);

        tell(new News(
                News.Kind.FOR_OTHERS, world.alert(), world.cause(), world.item(), Optional.empty(), Optional.empty()));

        assertThat(told("agreement.new")).containsExactly("1", "2", "3");
    }

    @Test
    void what_was_told_and_is_read_once_more_is_written_down_once() throws Exception {
        var pact = news(What.NEW, 1, "TR", "DE");
        tell(pact);

        tell(new News(
                News.Kind.FOR_OTHERS, pact.alert(), pact.cause(), pact.item(), Optional.empty(), Optional.empty()));

        assertThat(schema.texts("SELECT subject FROM news")).hasSize(1);
        assertThat(told("agreement.new")).containsExactly("1", "2");
    }
}
