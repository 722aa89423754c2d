package org.ibasho.local.demo.vocabulary;

/** What a consultation is about. */
public enum Purpose implements Word {
    RELATING,
    FUTURE,
    WORK_STUDY,
    HEALTH,
    MONEY,
    PLACE,
    INFORMATION,
    OTHER,
    UNKNOWN
}
