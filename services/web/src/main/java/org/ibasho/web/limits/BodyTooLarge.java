package org.ibasho.web.limits;

import java.io.IOException;

/** The body of a request exceeded the limit. */
public final class BodyTooLarge extends IOException {

    BodyTooLarge(long limit) {
        super("a request body of more than " + limit + " bytes");
    }
}
