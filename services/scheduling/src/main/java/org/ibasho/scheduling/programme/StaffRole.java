package org.ibasho.scheduling.programme;

/** A role of staff at a gathering. Source: the domain page, 支援職員体制. */
public enum StaffRole {
    /** 運営統括支援員 */
    PEER_SUPERVISOR,
    /** ピアスタッフ */
    PEER_STAFF,
    /** 例会の司会 */
    CHAIR
}
