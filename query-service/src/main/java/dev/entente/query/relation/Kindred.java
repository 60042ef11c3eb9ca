package dev.entente.query.relation;

import java.util.List;

import dev.entente.events.Kind;
import dev.entente.events.Kinds;
import dev.entente.events.actor.ActorProfile;

/** The kinds that say something of a relation: all but the descriptions of actors. */
public final class Kindred {

    private static final List<Kind<?, ?>> KINDS =
            Kinds.all().stream().filter(kind -> kind != ActorProfile.KIND).toList();

    /** What an item adds to the strength of a relation; one, while it has not been told since this is known. */
    static final String WEIGHT = "coalesce(weight, 1)";

    private Kindred() {}

    public static List<Kind<?, ?>> kinds() {
        return KINDS;
    }

    public static List<String> names() {
        return KINDS.stream().map(Kind::name).toList();
    }
}
