package org.ibasho.web.problem;

import java.util.List;

/** Input was rejected before any decision: answered with 400 and its faults. */
public final class InputRejected extends RuntimeException {

    private final transient List<Fault> faults;

    public InputRejected(List<Fault> faults) {
        super(faults.stream().map(Fault::code).toList().toString());
        this.faults = List.copyOf(faults);
    }

    public InputRejected(Fault fault) {
        this(List.of(fault));
    }

    /** The faults in order; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
