package dev.entente.notification.delivery;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

import dev.entente.events.json.Json;
import dev.entente.notification.sql.Jdbc;

/** Publishes how the alerts of events stand, at least once, to the topic {@code entente.alerts}. */
@ApplicationScoped
class ProgressReport {

    private static final Logger LOG = Logger.getLogger(ProgressReport.class);
    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Jdbc jdbc;
    private final Progress progress;
    private final MutinyEmitter<String> topic;
    private final Counter failed;

    ProgressReport(
            Jdbc jdbc,
            Progress progress,
            @Channel("alerts") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<String> topic,
            MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.progress = progress;
        this.topic = topic;
        this.failed = metrics.counter("entente_alert_reports_failed");
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void publish() {
        try {
            while (publishSome() == AT_ONCE) {
                LOG.debugf("Published the progress of %d events, going on", AT_ONCE);
            }
        } catch (RuntimeException e) {
            failed.increment();
            LOG.warnf("The progress of alerts could not be published, trying again: %s", e);
        }
    }

    private int publishSome() {
        var changed = jdbc.inTransaction(() -> progress.changed(AT_ONCE));
        if (!changed.isEmpty()) {
            send(changed);
            jdbc.inTransaction(() -> {
                progress.published(changed);
                return null;
            });
        }
        return changed.size();
    }

    /** Returns when Kafka has all of them. The first goes ahead: while Kafka is away, no more than it wait in memory. */
    private void send(List<Progress.Counts> changed) throws TimeoutException {
        send(changed.getFirst()).await().atMost(PATIENCE);
        var others = changed.stream().skip(1).map(this::send).toList();
        if (!others.isEmpty()) {
            Uni.join().all(others).andCollectFailures().await().atMost(PATIENCE);
        }
    }

    private Uni<Void> send(Progress.Counts counts) {
        var key = OutgoingKafkaRecordMetadata.<String>builder()
                .withKey(counts.source() + " " + counts.id())
                .build();
        return topic.sendMessage(Message.of(Json.tree(counts).toString()).addMetadata(key));
    }
}
