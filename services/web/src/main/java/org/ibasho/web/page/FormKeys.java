package org.ibasho.web.page;

import java.util.UUID;

/** Gives each form of a page its own idempotency key, so that a button pressed twice has one effect. */
public final class FormKeys {

    /** A key that no form has had. Templates call it, one call a form. */
    public String next() {
        return UUID.randomUUID().toString();
    }
}
