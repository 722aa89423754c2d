package org.ibasho.local.loader.api;

/** Who asks: an API client of one of the two realms. */
public enum Caller {
    SUPERVISOR(Side.NPO, "supervisor"),
    PEER_STAFF(Side.NPO, "peer-staff"),
    COUNSELLOR(Side.CENTRE, "counsellor"),
    COORDINATOR(Side.CENTRE, "coordinator");

    /** Whose service and whose realm. */
    enum Side {
        NPO("npo", "gateway"),
        CENTRE("centre", "consultation");

        private final String realm;
        private final String service;

        Side(String realm, String service) {
            this.realm = realm;
            this.service = service;
        }

        String realm() {
            return realm;
        }

        /** The service that this side's clients talk to. */
        String service() {
            return service;
        }
    }

    private final Side side;
    private final String client;

    Caller(Side side, String client) {
        this.side = side;
        this.client = client;
    }

    Side side() {
        return side;
    }

    String client() {
        return client;
    }
}
