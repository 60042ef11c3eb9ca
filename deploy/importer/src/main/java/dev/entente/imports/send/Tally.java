package dev.entente.imports.send;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of events so far.
 *
 * @param reasons why the first ones were rejected
 */
public record Tally(long accepted, long rejected, List<String> reasons) {

    public static final Tally NOTHING = new Tally(0, 0, List.of());

    private static final int MOST_REASONS = 10;

    public Tally {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }

    public long settled() {
        return accepted + rejected;
    }

    public boolean isAllIn() {
        return rejected == 0;
    }

    Tally accept() {
        return new Tally(accepted + 1, rejected, reasons);
    }

    /** The first line of an event that is written over several is told how to write it. */
    Tally reject(Lines.Line line, String why) {
        var hint = rejected == 0 && line.isBegunEvent()
                ? ". Each event stands on one line; to write them so: jq -c . FILE | deploy/import -"
                : "";
        return reject("line %d: %s%s".formatted(line.number(), why, hint));
    }

    private Tally reject(String reason) {
        var more = new ArrayList<>(reasons);
        if (more.size() < MOST_REASONS) {
            more.add(reason);
        }
        return new Tally(accepted, rejected + 1, more);
    }
}
