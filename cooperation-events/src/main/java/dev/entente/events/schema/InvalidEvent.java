package dev.entente.events.schema;

import java.util.List;
import java.util.stream.Collectors;

/** An event that breaks the published rules; tells all faults at once. */
public final class InvalidEvent extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public InvalidEvent(List<Fault> faults) {
        super(faults.stream()
                .map(fault -> fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining("; ")));
        this.faults = List.copyOf(faults);
    }

    /** One at least, in the order of their places. */
    public List<Fault> faults() {
        return faults;
    }
}
