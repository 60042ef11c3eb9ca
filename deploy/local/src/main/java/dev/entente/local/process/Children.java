package dev.entente.local.process;

import java.time.Duration;
import java.util.Optional;

/** Starts child processes and answers for how long they live. */
public interface Children {
    Child start(Launch launch);

    /** The process of that identity, where it runs already. */
    Optional<Child> running(Identity identity);

    /** Ends the process of that identity, where it runs; see {@link Child#stop}. */
    default void stop(Identity identity, Child.Signal signal, Duration patience) {
        running(identity).ifPresent(child -> child.stop(signal, patience));
    }
}
