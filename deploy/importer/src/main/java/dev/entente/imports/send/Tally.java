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

    Tally reject(String reason) {
        var more = new ArrayList<>(reasons);
        if (more.size() < MOST_REASONS) {
            more.add(reason);
        }
        return new Tally(accepted, rejected + 1, more);
    }
}
