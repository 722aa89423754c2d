package org.ibasho.scheduling.programme;

/** An entrance of a gathering; a gathering can have several. */
public enum Entrance {
    /** 会場 */
    VENUE,
    /** Zoom */
    ZOOM,
    /** メタバース */
    METAVERSE
}
