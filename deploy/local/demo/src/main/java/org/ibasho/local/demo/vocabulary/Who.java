package org.ibasho.local.demo.vocabulary;

/** What a visitor is counted as. */
public enum Who implements Word {
    PERSON,
    FAMILY,
    OBSERVER
}
