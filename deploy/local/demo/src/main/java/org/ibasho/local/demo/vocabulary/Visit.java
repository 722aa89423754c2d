package org.ibasho.local.demo.vocabulary;

/** Whether a visitor has been here before; in the order of a row's three numbers. */
public enum Visit implements Word {
    FIRST,
    AGAIN,
    UNKNOWN
}
