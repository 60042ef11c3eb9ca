package dev.entente.events.agreement;

import java.util.List;
import java.util.Optional;

import dev.entente.events.Actor;
import dev.entente.events.Money;
import dev.entente.events.Terms;
import dev.entente.events.edtf.Edtf;

/**
 * What a fact can say of the agreement itself.
 *
 * @param instrument see {@code /codes/instruments}
 */
public record AgreementTerms(
        Optional<String> instrument, List<Actor> parties, Optional<Money> money, Optional<Edtf> validUntil)
        implements Terms<AgreementTerms> {

    static final AgreementTerms UNKNOWN =
            new AgreementTerms(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

    public AgreementTerms {
        parties = parties == null ? List.of() : List.copyOf(parties);
    }

    /** These terms with what a later fact says in their place. */
    @Override
    public AgreementTerms then(AgreementTerms later) {
        return new AgreementTerms(
                later.instrument.or(() -> instrument),
                Actor.refine(parties, later.parties),
                later.money.or(() -> money),
                later.validUntil.or(() -> validUntil));
    }
}
