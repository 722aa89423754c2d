package org.ibasho.chassis.accesslog;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Who asks, and in which request. */
interface Requester {

    String who();

    /** The id of the request, which its log lines have, too. */
    String request();

    /** The accesses that this request has logged, so that it logs none twice. */
    Set<Access> logged();

    /** Somebody who runs a command on a machine of this side. */
    record OfCommand(String who, String request, Set<Access> logged) implements Requester {

        OfCommand(String who) {
            this(who, UUID.randomUUID().toString(), new HashSet<>());
        }
    }
}
