package org.ibasho.web.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.ibasho.web.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Cookies that hold what a login needs until it is complete, instead of a session: encrypted and authenticated
 * (AES-GCM), bound to the cookie's name and to a time. The key is derived from the client's secret, which every
 * instance of the process has.
 */
final class SealedCookies {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final PublicAddress address;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    SealedCookies(String secret, PublicAddress address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
        try {
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                                    .thenExpand("ibasho login cookies".getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    void set(HttpServletResponse response, String name, String value, Duration lifetime) {
        long end = clock.instant().plus(lifetime).getEpochSecond();
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(end)
                .put(text)
                .array();
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, name, nonce).doFinal(plain);
            byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            write(response, name, Base64.getUrlEncoder().withoutPadding().encodeToString(whole), lifetime);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value, or null if the cookie is missing, has expired or is not ours. */
    @Nullable
    String value(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, address.cookieName(name));
        if (cookie == null) {
            return null;
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cookie.getValue());
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            ByteBuffer plain = ByteBuffer.wrap(
                    cipher(Cipher.DECRYPT_MODE, name, nonce).doFinal(whole, NONCE, Math.max(whole.length - NONCE, 0)));
            boolean expired = plain.getLong() < clock.instant().getEpochSecond();
            return expired ? null : StandardCharsets.UTF_8.decode(plain).toString();
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    void remove(HttpServletRequest request, HttpServletResponse response, String name) {
        if (WebUtils.getCookie(request, address.cookieName(name)) != null) {
            write(response, name, "", Duration.ZERO);
        }
    }

    private void write(HttpServletResponse response, String name, String value, Duration lifetime) {
        ResponseCookie cookie = ResponseCookie.from(address.cookieName(name), value)
                .path("/")
                .maxAge(lifetime)
                .httpOnly(true)
                .secure(address.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private Cipher cipher(int mode, String name, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
