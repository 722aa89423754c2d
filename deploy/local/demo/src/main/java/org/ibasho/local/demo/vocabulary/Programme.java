package org.ibasho.local.demo.vocabulary;

/** A series of meeting places under one name. */
public enum Programme implements Word {
    SANGO,
    YORIDOKORO
}
