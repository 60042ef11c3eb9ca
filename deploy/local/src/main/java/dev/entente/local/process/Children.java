package dev.entente.local.process;

import java.util.Optional;

/** Starts child processes and answers for how long they live. */
public interface Children {
    Child start(Launch launch);

    /** The process of that launch, where it runs already. */
    Optional<Child> running(Launch launch);
}
