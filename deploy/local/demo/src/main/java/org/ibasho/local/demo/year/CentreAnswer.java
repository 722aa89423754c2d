package org.ibasho.local.demo.year;

/** What the centre answered when it was asked for a counsellor. */
public sealed interface CentreAnswer {

    /** Somebody comes. */
    record Comes(String counsellor) implements CentreAnswer {}

    /** Nobody can come. */
    record CannotCome(String reason) implements CentreAnswer {}
}
