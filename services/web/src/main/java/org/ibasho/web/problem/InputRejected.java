package org.ibasho.web.problem;

import java.util.List;

/** Input that is refused at the edge, before anything is decided: answered with 400 and its faults. */
public final class InputRejected extends RuntimeException {

    private final transient List<Fault> faults;

    public InputRejected(List<Fault> faults) {
        super(faults.stream().map(Fault::code).toList().toString());
        this.faults = List.copyOf(faults);
    }

    public InputRejected(Fault fault) {
        this(List.of(fault));
    }

    /** What is wrong, the first thing first; at least one. */
    public List<Fault> faults() {
        return faults;
    }
}
