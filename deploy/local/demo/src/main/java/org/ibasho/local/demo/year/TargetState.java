package org.ibasho.local.demo.year;

/** Where a gathering is to stand when the file is loaded. */
public enum TargetState {
    /** More than two months ahead. */
    PLANNED,
    /** This month or the two after it; or past, but its numbers are not known yet. */
    PUBLISHED,
    /** Its day has come and it was counted. */
    HELD,
    CANCELLED
}
