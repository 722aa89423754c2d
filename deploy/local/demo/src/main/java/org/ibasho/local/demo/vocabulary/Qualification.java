package org.ibasho.local.demo.vocabulary;

/** A qualification of a counsellor. */
public enum Qualification implements Word {
    PSYCHIATRIC_SOCIAL_WORKER,
    PSYCHOLOGIST,
    SOCIAL_WORKER,
    PUBLIC_HEALTH_NURSE
}
