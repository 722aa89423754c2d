package org.ibasho.local.demo.vocabulary;

/** How a consultation took place. */
public enum Channel implements Word {
    VISIT,
    PHONE,
    MAIL,
    HOME_VISIT,
    GATHERING,
    ONLINE,
    LETTER,
    OTHER
}
