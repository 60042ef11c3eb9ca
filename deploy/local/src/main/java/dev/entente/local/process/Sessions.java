package dev.entente.local.process;

import java.util.List;
import java.util.stream.Stream;

/** Sessions in the sense of setsid(2): a Ctrl-C in the terminal reaches only the session that holds it. */
final class Sessions {
    private Sessions() {}

    /** The command in a session of its own; its process number stays that of the process started. */
    static List<String> ofItsOwn(List<String> command) {
        return Stream.concat(Stream.of("setsid"), command.stream()).toList();
    }
}
