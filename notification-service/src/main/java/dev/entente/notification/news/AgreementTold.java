package dev.entente.notification.news;

import java.util.Optional;

import dev.entente.events.Kind;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.fold.Item;

/**
 * Agreements are told when they are concluded: signed, in force, or reported to be; and when it is known between whom, which
 * the first that is reported of them need not say.
 */
final class AgreementTold implements Told {

    @Override
    public Kind<?, ?> kind() {
        return Agreement.KIND;
    }

    @Override
    public boolean isWorthTelling(Item item) {
        return state(item).concluded() && Told.isDescribed(item);
    }

    /** Whatever is known of an agreement. */
    @Override
    public boolean isEnough(Item item) {
        return true;
    }

    @Override
    public Object stage(Item item) {
        return state(item).progress().status();
    }

    @Override
    public boolean hasInstruments() {
        return true;
    }

    @Override
    public Optional<String> instrument(Item item) {
        return state(item).terms().instrument();
    }

    private static Agreement state(Item item) {
        return (Agreement) item.state();
    }
}
