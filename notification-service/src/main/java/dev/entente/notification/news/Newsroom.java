package dev.entente.notification.news;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.entente.ledger.Applied;
import dev.entente.ledger.Archived;
import dev.entente.ledger.Effects;
import dev.entente.ledger.LogRecord;
import dev.entente.ledger.Place;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Makes news and alerts of what was archived. */
@Singleton
class Newsroom implements Effects {

    private static final String PARKED = "entente_events_parked";

    private final Desk desk;
    private final History history;
    private final Audience audience;
    private final MeterRegistry metrics;
    private final AtomicBoolean alerted = new AtomicBoolean();

    Newsroom(Desk desk, History history, Audience audience, MeterRegistry metrics) {
        this.desk = desk;
        this.history = history;
        this.audience = audience;
        this.metrics = metrics;
        metrics.counter(PARKED); // there from the start, so that the first of them is seen to come
    }

    /** Told by the header alone: of most events nothing else is read here. */
    @Override
    public boolean concern(LogRecord log) {
        return log.attribute("subject")
                .map(subject -> new String(subject, UTF_8))
                .filter(subject -> ToldKinds.names().contains(subject.substring(0, Math.max(0, subject.indexOf('/')))))
                .isPresent();
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        history.mustBeOf(ToldKinds.names());
    }

    @Override
    public void follow(Connection connection, Archived archived, boolean alone) throws SQLException {
        if (archived.fresh().isEmpty()) {
            return;
        }
        history.haveEnded(archived.fresh().stream()
                .map(event -> Place.of(event).partition())
                .toList());
        var news = desk.read(connection, archived.fresh());
        if (!news.isEmpty() && audience.tell(news, archived.traces())) {
            alerted.set(true);
        }
    }

    @Override
    public void done(Applied batch) {
        metrics.counter(PARKED).increment(batch.parked());
        if (alerted.getAndSet(false)) {
            audience.called();
        }
    }
}
