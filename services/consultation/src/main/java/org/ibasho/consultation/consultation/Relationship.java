package org.ibasho.consultation.consultation;

/** The relationship of the person who consults to the person concerned (続柄). Source: the domain page, "Code lists". */
public enum Relationship {
    /** 本人 */
    SELF,
    /** 母 */
    MOTHER,
    /** 父 */
    FATHER,
    /** 両親 */
    PARENTS,
    /** 兄弟姉妹 */
    SIBLING,
    /** 祖父母 */
    GRANDPARENT,
    /** 配偶者 */
    SPOUSE,
    /** その他親族 */
    RELATIVE,
    /** 関係機関 */
    AGENCY,
    /** その他 */
    OTHER,
    /** 不明 */
    UNKNOWN
}
