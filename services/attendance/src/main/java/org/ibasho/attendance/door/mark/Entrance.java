package org.ibasho.attendance.door.mark;

/** A way into a gathering; one gathering can have several. */
public enum Entrance {
    /** 会場 */
    VENUE,
    /** Zoom */
    ZOOM,
    /** メタバース */
    METAVERSE
}
