package org.ibasho.testing.servers.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {

    private static final int CONNECT_MILLIS = 500;
    private static final int ATTEMPTS = 100;
    private static final int LOWEST = 15_000;

    /** Linux gives outgoing connections ports from here on (net.ipv4.ip_local_port_range), others higher ones. */
    private static final int LOWEST_OF_CONNECTIONS = 32_768;

    /** The ports that this process has chosen: it listens on most of them later, and on some only now and then. */
    private static final Set<Integer> CHOSEN = ConcurrentHashMap.newKeySet();

    private Ports() {}

    /**
     * A port that nothing listens on, chosen at random, so that tests side by side hardly choose the same one, and
     * never twice in one process. The operating system would name one of those that it also gives to outgoing
     * connections, which may take it first.
     */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(ATTEMPTS, LOWEST, LOWEST_OF_CONNECTIONS)
                .filter(Ports::isFree)
                .filter(CHOSEN::add)
                .findFirst()
                .orElseThrow(() -> new ServerFailure("None of " + ATTEMPTS + " ports is free."));
    }

    /** Whether something accepts connections at the port. */
    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether the port can be listened on now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private static InetAddress loopback() {
        return InetAddress.ofLiteral("127.0.0.1");
    }
}
