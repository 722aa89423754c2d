package org.ibasho.web.limits;

import java.net.SocketTimeoutException;

/** The body of a request arrives more slowly than the limit allows. Tomcat answers a time-out with 408 by itself. */
public final class BodyTooSlow extends SocketTimeoutException {

    BodyTooSlow() {
        super("a request body that arrives too slowly");
    }
}
