package dev.entente.events.actor;

import dev.entente.events.Common;
import dev.entente.events.Fact;

/** What can be reported of an actor. Wire names: {@code dev.entente.actor.<fact>.v1}. */
public sealed interface ActorFact extends Fact {

    @Override
    ActorTerms terms();

    record Described(Common common, ActorTerms terms) implements ActorFact {}
}
