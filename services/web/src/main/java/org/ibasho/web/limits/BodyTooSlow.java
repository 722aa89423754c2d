package org.ibasho.web.limits;

import java.io.IOException;

/** The body of a request arrives more slowly than the limit allows. */
public final class BodyTooSlow extends IOException {

    BodyTooSlow() {
        super("a request body that arrives too slowly");
    }
}
