package dev.entente.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/**
 * Answers before which nothing is said for long. Vert.x has no setting of a connection for that, so this leans on the name of one of its
 * handlers; {@code SilenceTest} notices when it has another.
 */
public final class Silence {

    /** What closes a connection on which nothing moves ({@code quarkus.http.idle-timeout}), as Vert.x calls it. */
    private static final String IDLE = "idle";

    private Silence() {}

    /** From now on the connection of this request is kept, however long nothing moves on it. */
    public static void isMeant(HttpServerRequest request) {
        if (request.connection() instanceof ConnectionBase connection) {
            var pipeline = connection.channel().pipeline();
            if (pipeline.get(IDLE) != null) {
                pipeline.remove(IDLE);
            }
        }
    }
}
