package org.ibasho.scheduling.notice.subscription;

/** A way of telling somebody. */
public enum Channel {
    MAIL,
    PUSH,
    LINE
}
