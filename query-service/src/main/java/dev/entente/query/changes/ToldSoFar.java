package dev.entente.query.changes;

import java.util.TreeMap;

import dev.entente.events.Position;

/** How far changes have been told, as they are. */
final class ToldSoFar {

    private final TreeMap<Integer, Long> offsets = new TreeMap<>();
    private long replays;

    ToldSoFar(Mark mark) {
        add(mark);
    }

    void add(Mark mark) {
        mark.position().offsets().forEach((partition, offset) -> offsets.merge(partition, offset, Math::max));
        replays = Math.max(replays, mark.replays());
    }

    void add(Change change) {
        offsets.merge(change.partition(), change.offset(), Math::max);
        replays = Math.max(replays, change.replay());
    }

    Mark mark() {
        return new Mark(new Position(offsets), replays);
    }
}
