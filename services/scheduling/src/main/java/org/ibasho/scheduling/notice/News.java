package org.ibasho.scheduling.notice;

/** What happened to a gathering; of two things the later constant weighs more. */
public enum News {
    ANNOUNCED,
    /** It takes place elsewhere. */
    REPLACED,
    MOVED,
    CANCELLED
}
