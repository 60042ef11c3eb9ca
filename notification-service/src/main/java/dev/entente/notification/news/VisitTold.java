package dev.entente.notification.news;

import java.util.Optional;

import dev.entente.events.Kind;
import dev.entente.events.Plan;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.fold.Item;
import dev.entente.events.visit.Visit;

/** Visits are told as soon as they are to take place, or took place. What is known only as cancelled was nobody's plan. */
final class VisitTold implements Told {

    /**
     * Where the plan stands.
     *
     * @param put the date to which it is put off, so that putting it off once more is told again
     */
    private record Stage(Plan plan, Optional<Edtf> put) {}

    @Override
    public Kind<?, ?> kind() {
        return Visit.KIND;
    }

    @Override
    public boolean isWorthTelling(Item item) {
        return state(item).progress().status() != Plan.CANCELLED && Told.isDescribed(item);
    }

    @Override
    public Object stage(Item item) {
        var progress = state(item).progress();
        return new Stage(
                progress.status(), progress.statusSince().filter(since -> progress.status() == Plan.POSTPONED));
    }

    private static Visit state(Item item) {
        return (Visit) item.state();
    }
}
