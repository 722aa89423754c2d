package org.ibasho.web.limits;

import java.net.InetAddress;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open connections of each client address. Closed ones are removed when somebody connects. */
final class ClientConnections {

    /** After so many connections, addresses without an open connection are removed. */
    private static final int SWEEP = 1_000;

    private final int limit;
    private final Map<InetAddress, List<Channel>> open = new HashMap<>();
    private int sinceSweep;

    /** @param limit connections of one address; 0 means any number */
    ClientConnections(int limit) {
        this.limit = limit;
    }

    /** Whether the address may have one more connection, which then counts. */
    synchronized boolean isAdmitted(@Nullable InetAddress client, Channel connection) {
        if (limit == 0 || client == null) {
            return true;
        }
        if (++sinceSweep >= SWEEP) {
            sinceSweep = 0;
            open.values().removeIf(connections -> connections.stream().noneMatch(Channel::isOpen));
        }
        List<Channel> connections = open.computeIfAbsent(client, first -> new ArrayList<>());
        if (connections.size() >= limit || connections.size() % 32 == 31) {
            connections.removeIf(closed -> !closed.isOpen());
        }
        return connections.size() < limit && connections.add(connection);
    }

    /** How many addresses are remembered. */
    synchronized int clients() {
        return open.size();
    }
}
