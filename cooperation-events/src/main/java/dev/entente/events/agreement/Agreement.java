package dev.entente.events.agreement;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import dev.entente.events.Actor;
import dev.entente.events.Founding;
import dev.entente.events.Kind;
import dev.entente.events.Odd;
import dev.entente.events.Oddity;
import dev.entente.events.Progress;
import dev.entente.events.TermedState;
import dev.entente.events.agreement.AgreementFact.Amended;
import dev.entente.events.agreement.AgreementFact.EnteredIntoForce;
import dev.entente.events.agreement.AgreementFact.Expired;
import dev.entente.events.agreement.AgreementFact.Extended;
import dev.entente.events.agreement.AgreementFact.Initialled;
import dev.entente.events.agreement.AgreementFact.NegotiationStarted;
import dev.entente.events.agreement.AgreementFact.Proposed;
import dev.entente.events.agreement.AgreementFact.Ratified;
import dev.entente.events.agreement.AgreementFact.Reported;
import dev.entente.events.agreement.AgreementFact.Resumed;
import dev.entente.events.agreement.AgreementFact.Signed;
import dev.entente.events.agreement.AgreementFact.Suspended;
import dev.entente.events.agreement.AgreementFact.Terminated;
import dev.entente.events.schema.Rule;

import static dev.entente.events.Oddity.AFTER_EXPIRY;
import static dev.entente.events.Oddity.AFTER_SIGNING;
import static dev.entente.events.Oddity.AFTER_TERMINATION;
import static dev.entente.events.Oddity.BEFORE_SIGNING;
import static dev.entente.events.Oddity.NOT_SUSPENDED;
import static dev.entente.events.agreement.AgreementStatus.EXPIRED;
import static dev.entente.events.agreement.AgreementStatus.INITIALLED;
import static dev.entente.events.agreement.AgreementStatus.IN_FORCE;
import static dev.entente.events.agreement.AgreementStatus.NEGOTIATING;
import static dev.entente.events.agreement.AgreementStatus.PROPOSED;
import static dev.entente.events.agreement.AgreementStatus.RATIFIED;
import static dev.entente.events.agreement.AgreementStatus.SIGNED;
import static dev.entente.events.agreement.AgreementStatus.SUSPENDED;
import static dev.entente.events.agreement.AgreementStatus.TERMINATED;

/**
 * An agreement as its facts, taken together, make it.
 *
 * @param beforeSuspension what {@code resumed} leads back to
 * @param before how far it had come before facts that presuppose a signing of which nothing is known: what tells of its way
 *     goes on from there
 */
public record Agreement(
        @JsonUnwrapped Progress<AgreementStatus> progress,
        @JsonUnwrapped AgreementTerms terms,
        @JsonIgnore AgreementStatus beforeSuspension,
        @JsonIgnore Optional<Progress<AgreementStatus>> before)
        implements TermedState<AgreementTerms, Agreement> {

    public static final Kind<AgreementFact, Agreement> KIND = Kind.named(
                    "agreement",
                    AgreementFact.class,
                    AgreementTerms.class,
                    new Agreement(Progress.at(PROPOSED), AgreementTerms.UNKNOWN, IN_FORCE, Optional.empty()),
                    Agreement::evolve)
            .founding("proposed", Proposed::new)
            .founding("negotiationStarted", NegotiationStarted::new)
            .founding("initialled", Initialled::new)
            .founding("signed", Signed::new)
            .fact("ratified", Ratified::new)
            .byEach()
            .fact("enteredIntoForce", EnteredIntoForce::new)
            .founding("reported", Reported::new)
            .fact("amended", Amended::new)
            .repeated()
            .fact("extended", Extended::new)
            .repeated()
            .fact("suspended", Suspended::new)
            .repeated()
            .fact("resumed", Resumed::new)
            .repeated()
            .fact("terminated", Terminated::new)
            .fact("expired", Expired::new)
            .needs("parties")
            .rule(Rule.twoCountries("parties"))
            .datedBy(Founding.earliestOf(List.of("signed", "reported"), Founding.earliest()))
            .build();

    @Override
    public List<Actor> actors() {
        return terms.parties();
    }

    /**
     * Facts come in the order in which they happened. On the way into force a fact never leads back: an agreement may
     * enter into force before it is signed, and one party may ratify after that. A fact that presupposes a signing is odd
     * where none is known; what it says of the status counts for as long as nothing tells of the way.
     */
    Agreement evolve(AgreementFact fact) {
        var next = saying(terms.then(fact.terms()));
        return switch (fact) {
            case Proposed proposed -> next.onItsWay().prepares(PROPOSED, proposed, "proposed");
            case NegotiationStarted started -> next.onItsWay().prepares(NEGOTIATING, started, "negotiated");
            case Initialled initialled -> next.onItsWay().prepares(INITIALLED, initialled, "initialled");
            case Signed signed -> next.onItsWay().concludes(SIGNED, signed, "signed");
            case Ratified ratified -> next.onItsWay().concludes(RATIFIED, ratified, "ratified");
            case EnteredIntoForce entered -> next.onItsWay().concludes(IN_FORCE, entered, "entered into force");
            case Reported reported -> next.onItsWay().concludes(IN_FORCE, reported, "reported in force");
            case Amended amended -> next.changes(amended, "amended");
            case Extended extended -> next.changes(extended, "extended");
            case Suspended suspended -> next.suspends(suspended);
            case Resumed resumed -> next.resumes(resumed);
            case Terminated terminated -> next.ends(TERMINATED, terminated, "terminated");
            case Expired expired -> next.ends(EXPIRED, expired, "expired");
        };
    }

    private AgreementStatus status() {
        return progress.status();
    }

    private Agreement prepares(AgreementStatus stage, AgreementFact fact, String done) {
        if (status().compareTo(SIGNED) >= 0) {
            return odd(afterwards().of(done));
        }
        return status().compareTo(stage) > 0 ? this : with(progress.reached(stage, fact));
    }

    private Agreement concludes(AgreementStatus stage, AgreementFact fact, String done) {
        if (status().isOver()) {
            return odd(afterwards().of(done));
        }
        if (status() == SUSPENDED && stage.compareTo(beforeSuspension) > 0) {
            return new Agreement(progress, terms, stage, before);
        }
        return status().compareTo(stage) > 0 ? this : with(progress.reached(stage, fact));
    }

    private Agreement changes(AgreementFact fact, String done) {
        if (status().isOver()) {
            return odd(afterwards().of(done));
        }
        if (isSigned()) {
            return this;
        }
        return status().isBinding() ? odd(BEFORE_SIGNING.of(done)) : presumed(SIGNED, fact, done);
    }

    private Agreement suspends(AgreementFact fact) {
        if (status().isOver()) {
            return odd(afterwards().of("suspended"));
        }
        if (status() == SUSPENDED) {
            return isSigned() ? this : odd(BEFORE_SIGNING.of("suspended"));
        }
        var then = isSigned() ? with(progress.became(SUSPENDED, fact)) : presumed(SUSPENDED, fact, "suspended");
        return new Agreement(then.progress, terms, status().isBinding() ? status() : beforeSuspension, then.before);
    }

    private Agreement resumes(AgreementFact fact) {
        if (status() == SUSPENDED) {
            return isSigned() ? with(progress.became(beforeSuspension, fact)) : presumed(IN_FORCE, fact);
        }
        var odd = odd(NOT_SUSPENDED.of("resumed"));
        return isSigned() || status().compareTo(IN_FORCE) >= 0 ? odd : odd.presumed(IN_FORCE, fact);
    }

    private Agreement ends(AgreementStatus end, AgreementFact fact, String done) {
        if (status().isOver()) {
            return status() == end ? this : odd(afterwards().of(done));
        }
        return isSigned() ? with(progress.became(end, fact)) : presumed(end, fact, done);
    }

    /** Whether something tells that the parties have bound themselves, and nothing that they are it no more. */
    public boolean concluded() {
        return isSigned() && status().isBinding();
    }

    private boolean isSigned() {
        return before.isEmpty() && status().compareTo(SIGNED) >= 0;
    }

    private Agreement presumed(AgreementStatus status, AgreementFact fact, String done) {
        return odd(BEFORE_SIGNING.of(done)).presumed(status, fact);
    }

    private Agreement presumed(AgreementStatus status, AgreementFact fact) {
        return new Agreement(
                progress.became(status, fact), terms, beforeSuspension, Optional.of(before.orElse(progress)));
    }

    /** Without what was only presumed of its status. */
    private Agreement onItsWay() {
        return before.map(stage -> new Agreement(
                        new Progress<>(stage.status(), stage.statusSince(), progress.anomalies()),
                        terms,
                        IN_FORCE,
                        Optional.empty()))
                .orElse(this);
    }

    private Oddity afterwards() {
        return switch (status()) {
            case TERMINATED -> AFTER_TERMINATION;
            case EXPIRED -> AFTER_EXPIRY;
            default -> AFTER_SIGNING;
        };
    }

    private Agreement odd(Odd one) {
        return with(progress.odd(one));
    }

    private Agreement with(Progress<AgreementStatus> further) {
        return new Agreement(further, terms, beforeSuspension, before);
    }

    @Override
    public Agreement saying(AgreementTerms said) {
        return new Agreement(progress, said, beforeSuspension, before);
    }

    /** Who made it and by what; money and term may change, whoever tells of it. */
    @Override
    public AgreementTerms identity() {
        return new AgreementTerms(terms.instrument(), terms.parties(), Optional.empty(), Optional.empty());
    }
}
