package org.ibasho.web.security;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The address under which people reach this side's pages. It is configured and never taken from a request: otherwise a
 * forged Host would reach feeds, links and cached documents.
 *
 * @param publicUrl scheme, host and port, without a path
 */
@ConfigurationProperties("ibasho")
public record PublicAddress(
        @DefaultValue("http://localhost:8080") URI publicUrl) {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Checks the configured address. */
    public PublicAddress {
        String path = publicUrl.getPath();
        boolean hasPath = path != null && !path.isEmpty() && !path.equals("/");
        if (publicUrl.getHost() == null || !Set.of("http", "https").contains(publicUrl.getScheme()) || hasPath) {
            throw new IllegalArgumentException(
                    "ibasho.public-url must be http or https with a host and without a path, not " + publicUrl);
        }
    }

    /** The address without a slash at its end. */
    public String base() {
        return publicUrl.toString().replaceFirst("/$", "");
    }

    /** Whether browsers reach the pages by TLS. */
    public boolean isSecure() {
        return publicUrl.getScheme().equals("https");
    }

    /** A cookie's name: with TLS, its prefix makes the browser insist on Secure, on the path / and on this host. */
    public String cookieName(String name) {
        return isSecure() ? "__Host-" + name : name;
    }

    /** Whether the Host of a request is ours. In development and in tests, each loopback address is. */
    boolean isHost(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String given = host.toLowerCase(Locale.ROOT);
        int colon = given.lastIndexOf(':');
        boolean hasPort = colon > given.lastIndexOf(']');
        String name = hasPort ? given.substring(0, colon) : given;
        if (isLoopback()) {
            return LOOPBACK.contains(name);
        }
        return name.equals(name())
                && (!hasPort ? isDefaultPort() : given.substring(colon + 1).equals(Integer.toString(port())));
    }

    /** Whether this is an address of a machine for development. */
    boolean isLoopback() {
        return LOOPBACK.contains(name());
    }

    String name() {
        return publicUrl.getHost().toLowerCase(Locale.ROOT);
    }

    int port() {
        return publicUrl.getPort() > 0 ? publicUrl.getPort() : isSecure() ? HTTPS : HTTP;
    }

    private boolean isDefaultPort() {
        return port() == (isSecure() ? HTTPS : HTTP);
    }
}
