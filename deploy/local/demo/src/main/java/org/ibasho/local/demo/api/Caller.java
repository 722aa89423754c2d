package org.ibasho.local.demo.api;

import java.util.Locale;

/** The caller: an API client of one of the two realms. */
public enum Caller {
    SUPERVISOR,
    PEER_STAFF,
    COUNSELLOR,
    COORDINATOR;

    boolean isOfTheCentre() {
        return this == COUNSELLOR || this == COORDINATOR;
    }

    String client() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
