package org.ibasho.attendance.door.mark;

/** Who somebody is at the door. Source: the domain page, "Programmes and gatherings". */
public enum Who {
    /** 本人 */
    PERSON,
    /** 家族 */
    FAMILY,
    /** 見学者 */
    OBSERVER
}
