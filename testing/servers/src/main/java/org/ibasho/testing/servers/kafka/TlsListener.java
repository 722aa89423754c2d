package org.ibasho.testing.servers.kafka;

import java.nio.file.Path;

/**
 * Where a broker serves clients by TLS, in addition to the plain port. They log in as they do there.
 *
 * @param port at 127.0.0.1
 * @param keyStore a PKCS #12 store with the broker's certificate and key
 * @param password of the store and of the key
 */
public record TlsListener(int port, Path keyStore, String password) {

    /** Added to {@code server.properties}, where the last value of a name counts. */
    String text(String listeners, String advertised, String protocols) {
        return """
            listeners=%1$s,TLS://127.0.0.1:%4$d
            advertised.listeners=%2$s,TLS://127.0.0.1:%4$d
            listener.security.protocol.map=%3$s,TLS:SASL_SSL
            listener.name.tls.sasl.enabled.mechanisms=SCRAM-SHA-512
            listener.name.tls.scram-sha-512.sasl.jaas.config=\
            org.apache.kafka.common.security.scram.ScramLoginModule required;
            listener.name.tls.ssl.keystore.type=PKCS12
            listener.name.tls.ssl.keystore.location=%5$s
            listener.name.tls.ssl.keystore.password=%6$s
            listener.name.tls.ssl.key.password=%6$s
            """.formatted(listeners, advertised, protocols, port, keyStore.toAbsolutePath(), password);
    }
}
