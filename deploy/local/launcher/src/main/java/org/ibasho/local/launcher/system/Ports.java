package org.ibasho.local.launcher.system;

/** The ports of one system; every one of them is moved by the same offset. */
record Ports(int offset) {

    private static final int MANAGEMENT = 10_000;

    int gateway() {
        return 8080 + offset;
    }

    int scheduling() {
        return 8081 + offset;
    }

    int attendance() {
        return 8082 + offset;
    }

    int reporting() {
        return 8083 + offset;
    }

    int consultation() {
        return 8090 + offset;
    }

    int kafka() {
        return 9092 + offset;
    }

    int kafkaController() {
        return 9093 + offset;
    }

    Side npo() {
        return Sides.npo(5441 + offset, 5443 + offset, 9010 + offset, gateway());
    }

    Side centre() {
        return Sides.centre(5442 + offset, 5444 + offset, 9020 + offset, consultation());
    }

    /** Health and metrics of the process that serves the given port. */
    static int management(int port) {
        return port + MANAGEMENT;
    }
}
