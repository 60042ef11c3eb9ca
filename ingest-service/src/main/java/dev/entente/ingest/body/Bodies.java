package dev.entente.ingest.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import io.vertx.core.http.HttpServerRequest;

import dev.entente.ingest.IngestConfig;
import dev.entente.web.Problem;

/** Opens the bodies of requests: unpacked as their header Content-Encoding says. */
@ApplicationScoped
public class Bodies {

    private static final Pattern ANNOUNCED = Pattern.compile("\\d{1,18}");

    private static final int PIECE = 16 * 1024;

    private final Duration patience;
    private final long longestNanos;
    private final BodyRoom room;
    private final OpenBodies open;

    Bodies(IngestConfig config, BodyRoom room, OpenBodies open) {
        this.patience = config.bodyPatience();
        this.longestNanos = config.bodyTime().toNanos();
        this.room = room;
        this.open = open;
    }

    /**
     * The body as a stream of any length: it is read as it comes, and holds no more than a few pieces. Reading fails with a
     * {@link BrokenBody} where nothing comes for too long, where it ends early, and where it cannot be unpacked; and when
     * the service stops. Read it by one thread, and close it.
     *
     * @throws Problem 415 if its encoding is not known
     */
    public OpenBody open(HttpServerRequest request) {
        var encodings = Encoding.of(request.headers().getAll(HttpHeaders.CONTENT_ENCODING));
        return new OpenBody(IncomingBody.of(request, patience, open), encodings);
    }

    /**
     * The whole body. By its announced length it is refused before anything is read, packed or not.
     *
     * @param limit in bytes, once unpacked
     * @param what is limited, as a refusal calls it
     * @return to be closed when nothing of it is needed any more: until then its room is taken
     * @throws Problem 413 if it is larger than the limit, 415 if its encoding is not known, 408 if it comes too slowly,
     *     503 if bodies take all room already, 400 if it ends early or is empty
     */
    public WholeBody whole(HttpServerRequest request, long limit, String what) {
        if (announced(request) > limit) {
            throw tooLarge(what, limit);
        }
        var taken = room.none();
        try (var in = open(request)) {
            var bytes = read(in, new byte[piece(announced(request))], new Limit(limit, what), taken);
            if (bytes.length == 0) {
                throw Problem.unreadable("The body is empty; it should hold " + what + " as JSON.");
            }
            return new WholeBody(bytes, taken);
        } catch (IOException e) {
            taken.close();
            throw BrokenBody.problem(e);
        } catch (Problem e) {
            taken.close();
            throw e;
        }
    }

    /** What is announced may never come, so no more is made ready for it than for anybody. */
    private static int piece(long announced) {
        return announced < 0 || announced >= PIECE ? PIECE : (int) announced + 1;
    }

    private record Limit(long bytes, String what) {}

    private byte[] read(InputStream in, byte[] piece, Limit limit, BodyRoom.Share taken) throws IOException {
        var begin = System.nanoTime();
        var whole = new ByteArrayOutputStream(piece.length);
        for (var count = in.read(piece); count >= 0; count = in.read(piece)) {
            if (whole.size() + count > limit.bytes()) {
                throw tooLarge(limit.what(), limit.bytes());
            }
            if (System.nanoTime() - begin > longestNanos) {
                throw tooSlow();
            }
            taken.grow(count);
            whole.write(piece, 0, count);
        }
        return whole.toByteArray();
    }

    /** What is larger than its limit. */
    public static Problem tooLarge(String what, long limit) {
        return Problem.tooLarge("%s%s of at most %,d bytes is taken here."
                .formatted(what.substring(0, 1).toUpperCase(java.util.Locale.ROOT), what.substring(1), limit));
    }

    private Problem tooSlow() {
        return Problem.of(
                408,
                "too-slow",
                "Too slow",
                "The body did not come within %d s. Send it again, faster or in parts."
                        .formatted(Duration.ofNanos(longestNanos).toSeconds()));
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && ANNOUNCED.matcher(length).matches() ? Long.parseLong(length) : -1;
    }
}
