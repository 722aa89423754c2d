package org.ibasho.scheduling.observer;

/** What somebody comes for who does not come to take part. */
public enum Purpose {
    /** 見学 */
    VISIT,
    /** 取材 */
    PRESS,
    /** 研修 */
    TRAINING
}
