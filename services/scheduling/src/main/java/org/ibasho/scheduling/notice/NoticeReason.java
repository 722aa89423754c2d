package org.ibasho.scheduling.notice;

/** What happened to a gathering; of two things the later constant weighs more. */
public enum NoticeReason {
    ANNOUNCED,
    /** It takes place elsewhere. */
    REPLACED,
    MOVED,
    CANCELLED
}
