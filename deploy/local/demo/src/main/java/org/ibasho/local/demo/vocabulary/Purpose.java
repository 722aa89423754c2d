package org.ibasho.local.demo.vocabulary;

/** The purpose of a consultation. */
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
