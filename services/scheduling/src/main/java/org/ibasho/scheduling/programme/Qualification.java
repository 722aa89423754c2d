package org.ibasho.scheduling.programme;

/** A qualification of a staff member; most expire. */
public enum Qualification {
    /** ピアスタッフ研修 */
    PEER_TRAINING,
    /** 応急手当講習 */
    FIRST_AID,
    /** 精神保健福祉士 */
    PSYCHIATRIC_SOCIAL_WORKER,
    /** 社会福祉士 */
    SOCIAL_WORKER,
    /** 公認心理師 */
    PSYCHOLOGIST
}
