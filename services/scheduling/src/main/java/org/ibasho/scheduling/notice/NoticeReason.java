package org.ibasho.scheduling.notice;

/** Why subscribers are notified. Of two reasons, the later constant takes precedence. */
public enum NoticeReason {
    ANNOUNCED,
    /** The venue changed. */
    REPLACED,
    MOVED,
    CANCELLED
}
