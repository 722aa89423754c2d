package org.ibasho.web.problem;

/** A text of a request has a character that no text may have. Whoever reads the request adds the field's name. */
public final class ForbiddenCharacter extends IllegalArgumentException {

    /** The code of the fault. */
    public static final String CODE = "control-character";

    public ForbiddenCharacter() {
        super("a control character");
    }
}
