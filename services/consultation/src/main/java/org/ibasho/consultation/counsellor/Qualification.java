package org.ibasho.consultation.counsellor;

/** A qualification of a counsellor. */
public enum Qualification {
    /** 精神保健福祉士 */
    PSYCHIATRIC_SOCIAL_WORKER,
    /** 公認心理師 */
    PSYCHOLOGIST,
    /** 社会福祉士 */
    SOCIAL_WORKER,
    /** 保健師 */
    PUBLIC_HEALTH_NURSE
}
