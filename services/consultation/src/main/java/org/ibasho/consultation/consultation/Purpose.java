package org.ibasho.consultation.consultation;

/** The purpose of a consultation; it can have several. Source: the domain page, "Code lists". */
public enum Purpose {
    /** 関わり方 */
    RELATING,
    /** 今後の生活 */
    FUTURE,
    /** 就労・就学 */
    WORK_STUDY,
    /** 医療・心理 */
    HEALTH,
    /** 経済 */
    MONEY,
    /** 居場所 */
    PLACE,
    /** 情報がほしい */
    INFORMATION,
    /** その他 */
    OTHER,
    /** 不明 */
    UNKNOWN
}
