package dev.entente.imports.send;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Sends a file part by part, from where an earlier run was broken off.
 *
 * @param <T> what was done of the file so far
 */
final class PartByPart<T> {

    /**
     * How a file is to be sent.
     *
     * @param target where to, and as what: another import of the same file does not go on with this one
     * @param nothing what is done at first
     * @param settled of how many lines something is done
     * @param lines what a line is, for people
     * @param mostLines of a part
     * @param mostBytes of a part
     */
    record Way<T>(String target, T nothing, ToLongFunction<T> settled, String lines, int mostLines, long mostBytes) {}

    /** Sends a part until it is settled, and adds what came of it. */
    @FunctionalInterface
    interface Sending<T> {
        T after(T before, List<Lines.Line> part);
    }

    private final Way<T> way;
    private final Progress progress;
    private final Sending<T> sending;
    private volatile T done; // Ctrl-C tells it from another thread

    PartByPart(Way<T> way, Progress progress, Sending<T> sending) {
        this.way = way;
        this.progress = progress;
        this.sending = sending;
        this.done = way.nothing();
    }

    /**
     * Sends what has not been sent by an earlier run.
     *
     * @param places the folder in which it is noted how far imports have come
     * @param restart whether to begin at the beginning all the same
     */
    void send(EventFile file, Path places, boolean restart) {
        try (var stored = file.open()) {
            var bookmark = Bookmark.of(file, places, way.target(), way.nothing());
            if (restart) {
                bookmark.forget();
            }
            send(new Lines(EventFile.text(stored)), stored, bookmark);
            bookmark.forget();
            progress.end();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void send(Lines lines, EventFile.Counted stored, Bookmark<T> bookmark) throws IOException {
        done = bookmark.settled();
        lines.pass(settled());
        if (settled() > 0) {
            progress.say("  going on after %,d %s of an earlier run".formatted(settled(), way.lines()));
        }
        progress.beginsAt(settled(), stored.part());
        var part = lines.next(way.mostLines(), way.mostBytes());
        while (!part.isEmpty()) {
            done = sending.after(done, part);
            bookmark.keep(done);
            progress.at(settled(), stored.part());
            part = lines.next(way.mostLines(), way.mostBytes());
        }
    }

    /** What was done, also when it was broken off. */
    T done() {
        return done;
    }

    long perSecond() {
        return progress.perSecond(settled());
    }

    private long settled() {
        return way.settled().applyAsLong(done);
    }
}
