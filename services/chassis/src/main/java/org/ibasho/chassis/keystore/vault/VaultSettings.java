package org.ibasho.chassis.keystore.vault;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The vault with this side's wrapping keys. Its token is in a file alone, so that it is in no environment and no list
 * of settings; the file may be replaced at any time.
 *
 * @param address such as {@code https://vault.example:8200}; plain HTTP for this machine alone
 * @param mount the path that the transit engine is mounted at
 * @param tokenFile holds the token and nothing else; others than owner and group must not read it
 * @param authority the certificate authority of the vault (PEM); the JDK's authorities if there is none
 * @param timeout how long a connection, and an answer, may take
 */
@ConfigurationProperties("ibasho.keys.vault")
record VaultSettings(
        URI address,
        @DefaultValue("transit") String mount,
        Path tokenFile,
        @Nullable Path authority,
        @DefaultValue("3s") Duration timeout) {

    private static final Pattern MOUNT = Pattern.compile("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*");

    VaultSettings {
        if (address.getHost() == null || !isPrivate(address)) {
            throw new IllegalArgumentException(
                    "ibasho.keys.vault.address has to begin with https://, for data keys travel to it");
        }
        if (!MOUNT.matcher(mount).matches()) {
            throw new IllegalArgumentException("ibasho.keys.vault.mount is a path such as transit");
        }
        if (tokenFile == null) {
            throw new IllegalArgumentException("ibasho.keys.vault.token-file names no file");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("ibasho.keys.vault.timeout has to be longer than nothing");
        }
    }

    private static boolean isPrivate(URI address) {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && isThisMachine(address.getHost()));
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
