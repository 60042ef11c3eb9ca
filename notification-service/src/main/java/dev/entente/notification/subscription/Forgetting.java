package dev.entente.notification.subscription;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

import dev.entente.notification.sql.Jdbc;

/** Keeps nothing of people that is needed no more. */
@ApplicationScoped
class Forgetting {

    private static final Logger LOG = Logger.getLogger(Forgetting.class);
    private static final int AT_ONCE = 100;

    private final Managing managing;
    private final Suppression suppression;
    private final Rates rates;
    private final Jdbc jdbc;

    Forgetting(Managing managing, Suppression suppression, Rates rates, Jdbc jdbc) {
        this.managing = managing;
        this.suppression = suppression;
        this.rates = rates;
        this.jdbc = jdbc;
    }

    @Scheduled(every = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        try {
            jdbc.inTransaction(() -> {
                rates.clear();
                suppression.clear();
                return null;
            });
            while (managing.forgetOld(AT_ONCE) == AT_ONCE) {
                LOG.debugf("%s subscribers are forgotten, there are more", AT_ONCE);
            }
        } catch (RuntimeException e) {
            LOG.warnf("What is needed no more could not be forgotten, trying again: %s", e.getMessage());
        }
    }
}
