package dev.entente.local.process;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Children that end with this JVM, whatever ends it. A shell of its own session watches over them: when its input closes, because
 * {@link #close} was called or because this JVM is gone (kill -9 included), it kills what is left and deletes their folder.
 */
public final class GuardedChildren implements Children, AutoCloseable {
    private static final String GUARD = """
            folder=$1 left=
            while read -r verb pid; do
              kept=
              for one in $left; do [ "$one" = "$pid" ] || kept="$kept $one"; done
              left=$kept
              [ "$verb" = watch ] && left="$left $pid"
            done
            [ -z "$left" ] || kill -9 $left 2>/dev/null
            rm -rf -- "$folder" 2>/dev/null || { sleep 1; rm -rf -- "$folder"; }
            """;

    private final Map<Identity, Child> children = new ConcurrentHashMap<>();
    private final Process guard;
    private final Writer orders;

    /** With the folder of what they keep on disk, which is deleted in the end. */
    public GuardedChildren(Path folder) {
        try {
            guard = new ProcessBuilder(
                            Sessions.ofItsOwn(List.of("sh", "-c", GUARD, "entente-guard", folder.toString())))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LocalFailure("No shell could be started to watch over the child processes: " + e.getMessage(), e);
        }
        orders = new OutputStreamWriter(guard.getOutputStream(), StandardCharsets.US_ASCII);
    }

    @Override
    public Child start(Launch launch) {
        Child child = Starts.start(launch);
        children.put(launch.identity(), child);
        tell("watch", child);
        var unused = child.ended().thenAccept(ended -> tell("forget", ended));
        return child;
    }

    @Override
    public Optional<Child> running(Identity identity) {
        return Optional.ofNullable(children.get(identity)).filter(Child::isAlive);
    }

    @Override
    public void close() {
        try {
            synchronized (orders) {
                orders.close();
            }
            guard.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(String verb, Child child) {
        if (!guard.isAlive()) {
            return; // closed: nothing is left to be told
        }
        try {
            synchronized (orders) {
                orders.write(verb + " " + child.pid() + "\n");
                orders.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
