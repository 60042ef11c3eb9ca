package dev.entente.query.changes;

import io.vertx.core.buffer.Buffer;

import dev.entente.events.Position;
import dev.entente.web.Problem;

/** The way to one who listens. All is called from within {@link #run}. */
interface Outlet {

    /** Runs something; what is run through one outlet never runs at once. */
    void run(Runnable work);

    /** Answers that the stream begins, behind a position of the log. */
    void open(Position position);

    /** Answers that there is no stream; instead of opening. */
    void refuse(Problem problem);

    /** Whether what was written waits to be read, so that nothing more should be written now. */
    boolean isFull();

    void write(Buffer frames);

    /** Ends the stream after what was written. */
    void end();

    /** Breaks the connection, whatever was written. */
    void cut();
}
