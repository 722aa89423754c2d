package org.ibasho.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header by which the gateway tells a service which requests come from one client: a keyed hash of the client's
 * address, followed by a code that proves who made it. The service learns no address, and believes nobody who does not
 * have the key.
 */
public final class ClientHeader {

    public static final String NAME = "Ibasho-Client";

    private static final String MAC = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;
    private static final int HASH_BYTES = 16;

    /** An IPv6 client usually has a whole /64 network, and can take any of its addresses. */
    private static final int NETWORK_BYTES = 8;

    /** Of a link-local address, such as {@code %eth0}. */
    private static final Pattern ZONE = Pattern.compile("%.*");

    private final @Nullable SecretKeySpec key;

    /** @param key known to the gateway and its services; if it is blank, no client is known */
    public ClientHeader(String key) {
        if (!key.isBlank() && key.strip().length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("ibasho.client-key needs at least " + SHORTEST_KEY + " characters");
        }
        this.key = key.isBlank() ? null : new SecretKeySpec(key.strip().getBytes(StandardCharsets.UTF_8), MAC);
    }

    /**
     * The header's value for a client; null if there is no key.
     *
     * @param address numeric, as a connection has it; whatever else a proxy names counts by its text
     */
    public @Nullable String value(String address) {
        SecretKeySpec secret = key;
        if (secret == null) {
            return null;
        }
        byte[] hash = code(secret, "client", network(ZONE.matcher(address).replaceFirst("")));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(2 * HASH_BYTES)
                        .put(hash)
                        .put(code(secret, "header", hash))
                        .array());
    }

    /** The client that a request comes from, by its hash; null if nobody who has the key said it. */
    public @Nullable String client(HttpServletRequest request) {
        SecretKeySpec secret = key;
        String value = request.getHeader(NAME);
        if (secret == null || value == null) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(value);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
        if (bytes.length != 2 * HASH_BYTES) {
            return null;
        }
        byte[] hash = Arrays.copyOf(bytes, HASH_BYTES);
        byte[] proof = Arrays.copyOfRange(bytes, HASH_BYTES, bytes.length);
        boolean ours = MessageDigest.isEqual(code(secret, "header", hash), proof);
        return ours ? Base64.getUrlEncoder().withoutPadding().encodeToString(hash) : null;
    }

    private static byte[] network(String literal) {
        try {
            InetAddress address = InetAddress.ofLiteral(literal);
            byte[] bytes = address.getAddress();
            return address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes;
        } catch (IllegalArgumentException noAddress) {
            return literal.getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] code(SecretKeySpec key, String purpose, byte[] about) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(about), HASH_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
