package dev.entente.imports.convert;

import java.util.List;

/** A row that cannot become an event as it is; tells what is wrong with it. */
final class RowFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<TableFault> faults;

    RowFault(TableFault fault) {
        this(List.of(fault));
    }

    RowFault(List<TableFault> faults) {
        super(faults.getFirst().toString(), null, false, false);
        this.faults = faults;
    }

    List<TableFault> faults() {
        return faults;
    }
}
