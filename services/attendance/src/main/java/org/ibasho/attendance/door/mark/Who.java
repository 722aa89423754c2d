package org.ibasho.attendance.door.mark;

/** The attendee category. Source: the domain page, "Programmes and gatherings". */
public enum Who {
    /** 本人 */
    PERSON,
    /** 家族 */
    FAMILY,
    /** 見学者 */
    OBSERVER
}
