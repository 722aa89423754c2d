package org.ibasho.scheduling.gathering.observer;

/** The purpose of an observer's visit. */
public enum ObserverPurpose {
    /** 見学 */
    VISIT,
    /** 取材 */
    PRESS,
    /** 研修 */
    TRAINING
}
