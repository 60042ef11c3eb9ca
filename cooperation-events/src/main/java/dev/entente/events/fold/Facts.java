package dev.entente.events.fold;

import java.util.IdentityHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.entente.events.EventType;
import dev.entente.events.Fact;
import dev.entente.events.Kind;

/**
 * Facts as they were read from data, each once however many folds it takes part in: what is known of an aggregate moment
 * by moment is made of the same few events again and again. Not for several threads.
 */
public final class Facts {

    private final IdentityHashMap<ObjectNode, Fact> known = new IdentityHashMap<>();

    Fact read(Kind<?, ?> kind, EventType type, ObjectNode data) {
        return known.computeIfAbsent(data, unread -> kind.read(type, unread));
    }
}
