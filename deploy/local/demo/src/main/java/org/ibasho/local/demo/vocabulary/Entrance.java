package org.ibasho.local.demo.vocabulary;

/** A way into a gathering. */
public enum Entrance implements Word {
    VENUE,
    ZOOM,
    METAVERSE
}
