package org.ibasho.local.demo.vocabulary;

/** The category that a visitor is counted under. */
public enum Who implements Word {
    PERSON,
    FAMILY,
    OBSERVER
}
