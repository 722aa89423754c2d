package org.ibasho.attacks.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** The only machine that is attacked is this one. Every connection of this program asks here first. */
public final class Loopback {

    private static final int HTTP = 80;

    private Loopback() {}

    /** Another address than a loopback one; nothing was sent there. */
    public static final class NotLoopback extends RuntimeException {

        private NotLoopback(URI address) {
            super(address + " is not a loopback address, and nothing else is attacked");
        }
    }

    /**
     * The address to connect to.
     *
     * @throws NotLoopback if the host has any other address, or none
     */
    public static InetSocketAddress of(URI address) {
        String host = address.getHost();
        if (host == null || !"http".equals(address.getScheme())) {
            throw new NotLoopback(address);
        }
        try {
            for (InetAddress one : InetAddress.getAllByName(host)) {
                if (!one.isLoopbackAddress()) {
                    throw new NotLoopback(address);
                }
            }
        } catch (UnknownHostException unknown) {
            throw new NotLoopback(address);
        }
        // the services listen on IPv4 only
        InetAddress here = host.startsWith("[") ? InetAddress.ofLiteral("::1") : InetAddress.ofLiteral("127.0.0.1");
        return new InetSocketAddress(here, address.getPort() < 0 ? HTTP : address.getPort());
    }
}
