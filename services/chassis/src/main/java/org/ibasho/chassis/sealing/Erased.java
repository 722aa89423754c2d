package org.ibasho.chassis.sealing;

/** What is shown in place of a text that can't be read any more. */
public final class Erased {

    /** In both languages of the pages, for it stands wherever the text would have stood. */
    public static final String TEXT = "消去済み (erased)";

    private Erased() {}
}
