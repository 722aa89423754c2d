package org.ibasho.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for localhost with its key, made with the JDK's keytool.
 *
 * @param file a PKCS #12 store of the certificate and its key
 * @param trusted a PKCS #12 store of the certificate alone
 */
public record TestCertificate(Path file, Path trusted) {

    /** Of both stores and of the key. */
    public static final String PASSWORD = "changeit";

    private static final String ALIAS = "localhost";

    /** Makes another one, in a folder of its own. */
    public static TestCertificate make() {
        try {
            Path file = Files.createTempDirectory("certificate-").resolve("localhost.p12");
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair -alias localhost -keyalg EC -groupname secp256r1 -dname CN=localhost",
                    "-ext san=dns:localhost,ip:127.0.0.1 -validity 2 -storetype PKCS12 -keystore",
                    file + " -storepass " + PASSWORD);
            Process keytool = new ProcessBuilder(
                            List.of(String.join(" ", command).split(" ", -1)))
                    .inheritIO()
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            return new TestCertificate(file, trust(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A store that holds the certificate without its key. */
    private static Path trust(Path file) throws IOException {
        Path trusted = file.resolveSibling("trusted.p12");
        try (OutputStream written = Files.newOutputStream(trusted)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, load(file).getCertificate(ALIAS));
            store.store(written, PASSWORD.toCharArray());
            return trusted;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        try (InputStream stored = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(stored, PASSWORD.toCharArray());
            return store;
        }
    }

    /** The certificate as PEM, as servers and clients take it that are not in Java. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", load(file).getCertificate(ALIAS).getEncoded());
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Its key as PEM. */
    public String keyPem() {
        try {
            return pem(
                    "PRIVATE KEY",
                    load(file).getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
                .formatted(what, Base64.getMimeEncoder().encodeToString(encoded));
    }

    /** Shows this certificate, and trusts it alone. */
    public SSLContext context() {
        try {
            KeyStore store = load(file);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
