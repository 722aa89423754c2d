package org.ibasho.consultation.consultation;

/** How a consultation took place. Source: the domain page, "Code lists". */
public enum Channel {
    /** 来所 */
    VISIT,
    /** 電話 */
    PHONE,
    /** メール */
    MAIL,
    /** 訪問 */
    HOME_VISIT,
    /** 居場所 */
    GATHERING,
    /** オンライン */
    ONLINE,
    /** 手紙 */
    LETTER,
    /** その他 */
    OTHER
}
