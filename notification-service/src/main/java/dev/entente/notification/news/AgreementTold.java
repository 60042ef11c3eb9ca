package dev.entente.notification.news;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.entente.events.Kind;
import dev.entente.events.Progress;
import dev.entente.events.agreement.Agreement;
import dev.entente.events.agreement.AgreementStatus;
import dev.entente.events.fold.Item;

/**
 * Agreements are told when they are concluded: signed, in force, or reported to be; and when it is known between whom, which
 * the first that is reported of them need not say.
 */
final class AgreementTold implements Told {

    /** What an amendment, an extension or a resumption presupposes, without telling it. */
    private static final Set<AgreementStatus> PRESUMABLE = EnumSet.of(AgreementStatus.SIGNED, AgreementStatus.IN_FORCE);

    @Override
    public Kind<?, ?> kind() {
        return Agreement.KIND;
    }

    @Override
    public boolean isWorthTelling(Item item) {
        return state(item).concluded() && Told.isDescribed(item);
    }

    /** Whatever is known of an agreement; not what is only presumed. */
    @Override
    public boolean isEnough(Item item) {
        return presumedSince(item).isEmpty();
    }

    @Override
    public Object stage(Item item) {
        return presumedSince(item).orElse(state(item).progress()).status();
    }

    @Override
    public boolean hasInstruments() {
        return true;
    }

    @Override
    public Optional<String> instrument(Item item) {
        return state(item).terms().instrument();
    }

    /** How far it is known to have come, where its status is not what something reports. */
    private static Optional<Progress<AgreementStatus>> presumedSince(Item item) {
        var agreement = state(item);
        return agreement
                .before()
                .filter(known -> PRESUMABLE.contains(agreement.progress().status()));
    }

    private static Agreement state(Item item) {
        return (Agreement) item.state();
    }
}
