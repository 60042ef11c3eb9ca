package dev.entente.query.ledger;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells those who wait for a position that something was projected here. */
@ApplicationScoped
public class Arrivals {

    public synchronized void arrived() {
        notifyAll();
    }
}
