package org.ibasho.local.demo.year;

/** The centre's answer to a request for a counsellor. */
public sealed interface CentreAnswer {

    /** The counsellor of this name comes. */
    record Comes(String counsellor) implements CentreAnswer {}

    /** Nobody can come. */
    record CannotCome(String reason) implements CentreAnswer {}
}
