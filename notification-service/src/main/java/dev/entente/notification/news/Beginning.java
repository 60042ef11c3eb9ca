package dev.entente.notification.news;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

/**
 * Where news began: the ends of the log when this service first saw it. It is kept before the service says that it is
 * ready, so that what is recorded from then on is news, however long the consumer takes to join its group.
 */
@ApplicationScoped
public class Beginning {

    private static final Logger LOG = Logger.getLogger(Beginning.class);

    private final History history;
    private volatile boolean kept;

    Beginning(History history) {
        this.history = history;
    }

    /** Whether it is kept. */
    public boolean isKept() {
        return kept;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void keep() {
        if (kept) {
            return;
        }
        try {
            history.end();
            kept = true;
        } catch (RuntimeException e) {
            LOG.warnf("It cannot be kept yet where news begins, trying again: %s", e.getMessage());
        }
    }
}
