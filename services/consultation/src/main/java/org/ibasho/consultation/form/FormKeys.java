package org.ibasho.consultation.form;

import java.util.UUID;

/** Gives each form of a page an idempotency key of its own: a button pressed twice has one effect. */
public final class FormKeys {

    /** A key that no form has had. Called by templates. */
    public String next() {
        return UUID.randomUUID().toString();
    }
}
