package dev.entente.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Starts child processes and answers for how long they live. */
public interface Children {
    Child start(Launch launch);

    /**
     * Where a child runs what a build made from. A build may take its files away while the child runs, unless who started it waits
     * for the child to end.
     *
     * @param name of the child, and of the part of its programs where there are several
     */
    default Path programs(String name, Path built) {
        return built;
    }

    /** The process of that identity, where it runs already. */
    Optional<Child> running(Identity identity);

    /** Ends the process of that identity, where it runs; see {@link Child#stop}. */
    default void stop(Identity identity, Child.Signal signal, Duration patience) {
        running(identity).ifPresent(child -> child.stop(signal, patience));
    }
}
