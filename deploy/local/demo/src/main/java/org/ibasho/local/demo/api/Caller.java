package org.ibasho.local.demo.api;

import java.util.Locale;

/** Who asks: an API client of one of the two realms. */
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
