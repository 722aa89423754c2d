package org.ibasho.scheduling.gathering.observer;

/** What somebody comes for who does not come to take part. */
public enum ObserverPurpose {
    /** 見学 */
    VISIT,
    /** 取材 */
    PRESS,
    /** 研修 */
    TRAINING
}
