package org.ibasho.web.problem;

import java.io.IOException;

/** The body of a request exceeded the limit. */
public final class BodyTooLarge extends IOException {

    public BodyTooLarge(long limit) {
        super("a request body of more than " + limit + " bytes");
    }
}
