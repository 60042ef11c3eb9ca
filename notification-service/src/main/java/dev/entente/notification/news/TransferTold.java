package dev.entente.notification.news;

import java.util.Set;

import dev.entente.events.Kind;
import dev.entente.events.PlainText;
import dev.entente.events.fold.Item;
import dev.entente.events.transfer.Transfer;

import static java.util.stream.Collectors.toSet;

/** Transfers are told as soon as they are known as ordered, under way or delivered; how they come on is their status. */
final class TransferTold implements Told {

    /**
     * How far it has come.
     *
     * @param milestones steps that were reached, whoever reports them and however they spell them
     * @param delivered pieces
     */
    private record Stage(Transfer.Status status, Set<String> milestones, long delivered) {}

    @Override
    public Kind<?, ?> kind() {
        return Transfer.KIND;
    }

    @Override
    public boolean isWorthTelling(Item item) {
        return state(item).progress().status() != Transfer.Status.CANCELLED && Told.isDescribed(item);
    }

    @Override
    public Object stage(Item item) {
        var state = state(item);
        return new Stage(
                state.progress().status(),
                state.milestones().stream()
                        .map(reached -> PlainText.of(reached.milestone()))
                        .collect(toSet()),
                state.deliveredQuantity());
    }

    /** The supplier's and the recipient's. */
    @Override
    public int mostCountries() {
        return 2;
    }

    private static Transfer state(Item item) {
        return (Transfer) item.state();
    }
}
