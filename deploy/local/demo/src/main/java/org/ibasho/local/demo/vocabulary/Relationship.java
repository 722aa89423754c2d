package org.ibasho.local.demo.vocabulary;

/** The relationship of the person who consults to the person concerned. */
public enum Relationship implements Word {
    SELF,
    MOTHER,
    FATHER,
    PARENTS,
    SIBLING,
    GRANDPARENT,
    SPOUSE,
    RELATIVE,
    AGENCY,
    OTHER,
    UNKNOWN
}
