package org.ibasho.scheduling.notice.subscription;

/** A channel for notices. */
public enum Channel {
    MAIL,
    PUSH,
    LINE
}
