package dev.entente.ingest.body;

import java.io.IOException;
import java.io.Serial;

import dev.entente.web.Problem;

/** A body cannot be read on; carries the answer to that. */
public final class BrokenBody extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    BrokenBody(Problem problem) {
        super(problem.getMessage());
        this.problem = problem;
    }

    /** The answer to a failure of reading: its own, or else that the body ended early. */
    public static Problem problem(IOException failure) {
        return failure instanceof BrokenBody broken ? broken.problem : endedEarly();
    }

    static Problem endedEarly() {
        return Problem.unreadable("The body ended before it was whole. Send it again.");
    }
}
