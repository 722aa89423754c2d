package org.ibasho.local.demo.vocabulary;

/** The logins of a local system that a member of staff can have: those of one of the realm's roles. */
public enum Login implements Word {
    SUPERVISOR,
    PEER_STAFF,
    OPERATOR
}
