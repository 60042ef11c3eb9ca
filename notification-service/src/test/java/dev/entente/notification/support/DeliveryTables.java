package dev.entente.notification.support;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import dev.entente.notification.sql.Jdbc;

/** The tables of what is to be delivered, without a service: opened for a test class, and empty at the beginning of each test. */
public final class DeliveryTables implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    /** Who gets what is delivered. */
    public static final UUID SUBSCRIBER = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Schema schema;

    @Override
    public void beforeAll(ExtensionContext context) {
        schema = new Schema("latest");
    }

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        schema.run("TRUNCATE attempt, delivery, news, told, subscription, alert_progress, failing_receiver");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        schema.close();
    }

    /** Over a connection of its own, for one thread. */
    public Jdbc jdbc() {
        return schema.jdbc();
    }

    public void run(String... statements) throws SQLException {
        schema.run(statements);
    }

    /** The first column of what the query finds, as text. */
    public List<String> texts(String query) throws SQLException {
        return schema.texts(query);
    }

    /** Subscribes {@link #SUBSCRIBER} by webhook. */
    public void subscribe() throws SQLException {
        subscribe(SUBSCRIBER, "webhook", "r");
    }

    /** An active subscription to new agreements. */
    public void subscribe(UUID id, String channel, String receiver) throws SQLException {
        schema.run("INSERT INTO subscription (id, state, channel, receiver, generation, alerts, follow_ups, language,"
                + " active_after, created_at) VALUES ('" + id + "', 'active', '" + channel + "', '" + receiver
                + "', 0, '{agreement.new}', true, 'en', '{}', now())");
    }

    /** That a receiver has failed so often, and gets nothing until then. */
    public void failing(String receiver, int failures, String pauseUntil) throws SQLException {
        schema.run("INSERT INTO failing_receiver (receiver, failures, since, pause_until, answer) VALUES ('" + receiver
                + "', " + failures + ", '2024-08-30T12:00:00Z', '" + pauseUntil + "', '')");
    }
}
