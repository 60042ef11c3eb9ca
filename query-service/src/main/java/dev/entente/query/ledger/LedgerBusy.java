package dev.entente.query.ledger;

/** As many dear questions are being answered as may be at once, and none of them ended in time. */
public final class LedgerBusy extends RuntimeException {

    private static final long serialVersionUID = 1;

    LedgerBusy() {
        super("all connections that dear questions may take are taken", null, false, false);
    }
}
