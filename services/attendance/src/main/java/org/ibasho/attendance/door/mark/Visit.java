package org.ibasho.attendance.door.mark;

/** Whether a person has come before. Nobody is asked twice: 不明 is always a valid answer. */
public enum Visit {
    /** 初めて */
    FIRST,
    /** 再び */
    AGAIN,
    /** 不明 */
    UNKNOWN
}
