package org.ibasho.local.demo.vocabulary;

/** The logins of a local system that a counsellor can have: those of one of the roles of the centre's realm. */
public enum CentreLogin implements Word {
    COUNSELLOR,
    COORDINATOR
}
