package dev.entente.events.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.entente.events.Actor;
import dev.entente.events.Founding;
import dev.entente.events.Kind;
import dev.entente.events.Odd;
import dev.entente.events.Oddity;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.edtf.Edtf;
import dev.entente.events.transfer.TransferFact.Cancelled;
import dev.entente.events.transfer.TransferFact.Delivered;
import dev.entente.events.transfer.TransferFact.MilestoneReached;
import dev.entente.events.transfer.TransferFact.Ordered;

/**
 * A transfer as its facts, taken together, make it.
 *
 * @param milestones steps reached, in the order in which they were; one that several sources tell of stands once
 * @param deliveredQuantity pieces delivered so far, of those whose number was told; those of which several sources tell count once
 */
public record Transfer(
        @JsonUnwrapped Progress<Transfer.Status> progress,
        @JsonUnwrapped TransferTerms terms,
        List<Milestone> milestones,
        long deliveredQuantity)
        implements TermedState<TransferTerms, Transfer> {

    /** How far the transfer has come. */
    public enum Status {
        ORDERED("ordered"),
        IN_PROGRESS("inProgress"),
        PARTLY_DELIVERED("partlyDelivered"),
        DELIVERED("delivered"),
        CANCELLED("cancelled");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        @JsonValue
        public String code() {
            return code;
        }
    }

    /** A step on the way. */
    public record Milestone(String milestone, Edtf occurred) {}

    public static final Kind<TransferFact, Transfer> KIND = Kind.named(
                    "transfer",
                    TransferFact.class,
                    TransferTerms.class,
                    new Transfer(Progress.at(Status.ORDERED), TransferTerms.UNKNOWN, List.of(), 0),
                    Transfer::evolve)
            .founding("ordered", Ordered::new)
            .fact("milestoneReached", MilestoneReached::new)
            .repeated()
            .fact("delivered", Delivered::new)
            .repeated()
            .fact("cancelled", Cancelled::new)
            .needs("supplier", "recipient", "item")
            .datedBy(Founding.earliestOf(List.of("ordered"), Founding.earliest()))
            .build();

    @Override
    public List<Actor> actors() {
        return Stream.concat(terms.supplier().stream(), terms.recipient().stream())
                .toList();
    }

    Transfer evolve(TransferFact fact) {
        var next = saying(terms.then(fact.terms()));
        return switch (fact) {
            case Ordered ordered -> next.ordered(ordered);
            case MilestoneReached reached -> next.reached(reached);
            case Delivered delivered -> next.delivered(delivered);
            case Cancelled cancelled -> next.cancelled(cancelled);
        };
    }

    private Transfer ordered(Ordered fact) {
        return progress.status() == Status.ORDERED ? with(progress.reached(Status.ORDERED, fact)) : this;
    }

    private Transfer reached(MilestoneReached fact) {
        var more = new ArrayList<>(milestones);
        fact.terms()
                .milestone()
                .ifPresent(name -> more.add(new Milestone(name, fact.common().occurred())));
        var further = new Transfer(progress, terms, List.copyOf(more), deliveredQuantity);
        return progress.status() == Status.ORDERED ? further.with(progress.became(Status.IN_PROGRESS, fact)) : further;
    }

    private Transfer delivered(Delivered fact) {
        if (progress.status() == Status.CANCELLED) {
            return with(progress.odd(Oddity.WAS_CANCELLED.of("delivered")));
        }
        var total = deliveredQuantity + fact.terms().delivered().orElse(0);
        var counted = new Transfer(progress, terms, milestones, total);
        var ordered = terms.item().flatMap(TransferItem::quantity);
        if (ordered.isPresent() && total > ordered.get()) {
            var reached = progress.reached(Status.DELIVERED, fact);
            return counted.with(
                    fact.isRetold()
                            ? reached
                            : reached.odd(Odd.because(Oddity.MORE_THAN_ORDERED, "more delivered than ordered")));
        }
        var whole = fact.terms().delivered().isEmpty() || ordered.isEmpty() || total == ordered.get();
        return whole || progress.status() == Status.DELIVERED
                ? counted.with(progress.reached(Status.DELIVERED, fact))
                : counted.with(progress.reached(Status.PARTLY_DELIVERED, fact));
    }

    private Transfer cancelled(Cancelled fact) {
        return progress.status() == Status.DELIVERED
                ? with(progress.odd(Oddity.ALL_DELIVERED.of("cancelled")))
                : with(progress.reached(Status.CANCELLED, fact));
    }

    private Transfer with(Progress<Status> further) {
        return new Transfer(further, terms, milestones, deliveredQuantity);
    }

    @Override
    public Transfer saying(TransferTerms said) {
        return new Transfer(progress, said, milestones, deliveredQuantity);
    }
}
