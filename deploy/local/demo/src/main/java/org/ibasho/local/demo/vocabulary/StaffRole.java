package org.ibasho.local.demo.vocabulary;

/** A role of staff at a gathering. */
public enum StaffRole implements Word {
    PEER_SUPERVISOR,
    PEER_STAFF,
    CHAIR
}
