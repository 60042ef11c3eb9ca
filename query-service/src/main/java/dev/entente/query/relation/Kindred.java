package dev.entente.query.relation;

import java.util.List;

import dev.entente.events.EventType;
import dev.entente.events.FactType;
import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.actor.ActorProfile;

/** The kinds that say something of a relation: all but the descriptions of actors. */
public final class Kindred {

    private static final List<Kind<?, ?>> KINDS =
            Kinds.all().stream().filter(kind -> kind != ActorProfile.KIND).toList();

    /** Event types of facts for which people met. */
    static final List<String> CONTACTS = KINDS.stream()
            .flatMap(kind -> kind.facts().stream()
                    .filter(FactType::contact)
                    .flatMap(fact -> fact.types().stream().map(EventType::toString)))
            .toList();

    private Kindred() {}

    public static List<Kind<?, ?>> kinds() {
        return KINDS;
    }

    public static List<String> names() {
        return KINDS.stream().map(Kind::name).toList();
    }
}
