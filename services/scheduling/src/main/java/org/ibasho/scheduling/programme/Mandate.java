package org.ibasho.scheduling.programme;

/**
 * On whose behalf a programme is held. It determines retention, the disclosure route, and whether the city's report
 * counts it.
 */
public enum Mandate {
    /** 自主事業: the NPO's own activity. */
    OWN,
    /** 委託事業: commissioned by the city. */
    COMMISSIONED
}
