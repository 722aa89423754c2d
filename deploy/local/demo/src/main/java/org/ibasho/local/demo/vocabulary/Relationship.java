package org.ibasho.local.demo.vocabulary;

/** What the one who consults is to the person concerned. */
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
