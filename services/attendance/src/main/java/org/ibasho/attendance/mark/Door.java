package org.ibasho.attendance.mark;

/** A way into a gathering; one gathering can have several. */
public enum Door {
    /** 会場 */
    VENUE,
    /** Zoom */
    ZOOM,
    /** メタバース */
    METAVERSE
}
