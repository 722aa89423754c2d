package org.ibasho.attendance.door.mark;

/** An entrance of a gathering; a gathering can have several. */
public enum Entrance {
    /** 会場 */
    VENUE,
    /** Zoom */
    ZOOM,
    /** メタバース */
    METAVERSE
}
