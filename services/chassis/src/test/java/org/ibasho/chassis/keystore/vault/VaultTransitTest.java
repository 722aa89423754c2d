package org.ibasho.chassis.keystore.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.WrappingKeys.Bound;
import org.ibasho.chassis.keystore.WrappingKeysContract;
import org.ibasho.testing.TestCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTransitTest extends WrappingKeysContract {

    private static final byte[] KEY = new byte[32];
    private static final byte[] HERS = {1, 2, 3};

    @TempDir
    private Path folder;

    private final TransitServer server = TransitServer.start();
    private Path token = Path.of("");

    @BeforeEach
    void writeToken() throws IOException {
        token = folder.resolve("token");
        Files.writeString(token, TransitServer.TOKEN + "\n");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r-----"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected WrappingKeys process() {
        return at(server.address(), null);
    }

    private WrappingKeys at(URI address, @Nullable Path authority) {
        return new VaultTransit(
                new TransitEngine(new VaultSettings(address, "transit", token, authority, Duration.ofSeconds(2))),
                "npo");
    }

    @Test
    void each_epoch_has_a_key_named_after_side_and_epoch_and_others_are_left_alone() {
        server.keys.create("ibasho-centre-1", tools.jackson.databind.node.JsonNodeFactory.instance.objectNode());
        WrappingKeys keys = process();
        assertThat(keys.isEmpty()).isTrue();
        IntStream.rangeClosed(1, 11).forEach(keys::make);

        keys.destroyBefore(10);

        assertThat(server.keys.names()).containsExactlyInAnyOrder("ibasho-centre-1", "ibasho-npo-10", "ibasho-npo-11");
    }

    @Test
    void many_keys_take_few_requests() {
        WrappingKeys keys = process();
        keys.make(1);
        int before = server.requests.get();

        List<byte[]> wrapped = keys.encryptAll(
                1, IntStream.range(0, 500).mapToObj(n -> new Bound(KEY, HERS)).toList());
        keys.decryptAll(1, wrapped.stream().map(one -> new Bound(one, HERS)).toList());

        assertThat(server.requests.get() - before).isEqualTo(3);
    }

    @Test
    void a_sealed_vault_is_away_and_everything_goes_on_when_it_is_unsealed() throws GeneralSecurityException {
        WrappingKeys keys = process();
        keys.make(1);
        Aead key = keys.of(1).orElseThrow();
        byte[] wrapped = key.encrypt(KEY, HERS);
        server.sealed = true;

        assertAway("sealed", () -> key.decrypt(wrapped, HERS));
        assertAway("sealed", () -> key.encrypt(KEY, HERS));
        assertAway("sealed", () -> process().of(1));
        assertAway("sealed", () -> keys.make(2));
        assertAway("sealed", () -> keys.destroyBefore(2));
        assertAway("sealed", keys::isEmpty);

        server.sealed = false;
        assertThat(key.decrypt(wrapped, HERS)).isEqualTo(KEY);
    }

    @Test
    void a_vault_that_does_not_answer_is_away_within_the_time_limit() throws GeneralSecurityException {
        WrappingKeys keys = process();
        keys.make(1);
        byte[] wrapped = keys.of(1).orElseThrow().encrypt(KEY, HERS);
        server.silence = new CountDownLatch(1);

        assertAway("does not answer", () -> keys.of(1).orElseThrow().decrypt(wrapped, HERS));

        server.close();
        assertAway("does not answer", () -> keys.of(1).orElseThrow().decrypt(wrapped, HERS));
    }

    @Test
    void a_token_that_is_refused_is_named_as_the_cause_and_a_renewed_one_is_taken_up() throws IOException {
        WrappingKeys keys = process();
        Files.writeString(token, "s.expired");

        assertAway("token", () -> keys.make(1));

        Files.writeString(token, TransitServer.TOKEN);
        keys.make(1);
        assertThat(keys.of(1)).isPresent();
    }

    @Test
    void a_token_that_anybody_may_read_or_none_is_not_used() throws IOException {
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));
        assertAway("others", () -> process().of(1));

        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(token, " \n");
        assertAway("empty", () -> process().of(1));

        Files.delete(token);
        assertAway("can't be read", () -> process().of(1));
        assertThat(server.requests).hasValue(0);
    }

    @Test
    void a_path_without_a_transit_engine_is_named() {
        WrappingKeys elsewhere = new VaultTransit(
                new TransitEngine(new VaultSettings(server.address(), "secret", token, null, Duration.ofSeconds(2))),
                "npo");

        assertAway("no transit engine", () -> elsewhere.make(1));
    }

    @Test
    void a_key_that_is_lost_does_not_come_back_as_another_one_even_if_the_token_may_make_keys_by_using_them() {
        server.mayUpsert = true;
        WrappingKeys keys = process();
        keys.make(1);
        assertThat(keys.of(1)).isPresent();
        server.keys.lose("ibasho-npo-1");

        assertThatExceptionOfType(KeyStoreUnavailable.class)
                .isThrownBy(() -> keys.encryptAll(1, List.of(new Bound(KEY, HERS))))
                .withMessageContaining("lost");
        assertThat(server.keys.names()).isEmpty();
    }

    @Test
    void a_key_that_was_not_destroyed_though_the_vault_said_so_is_noticed() {
        WrappingKeys keys = process();
        keys.make(1);
        keys.make(2);
        server.keys.deletesNothing = true;

        assertAway("still has", () -> keys.destroyBefore(2));
    }

    @Test
    void a_vault_is_reached_over_tls_with_its_authority_and_not_without() throws IOException {
        TestCertificate certificate = TestCertificate.make();
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        Path authority = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        try (TransitServer secure = new TransitServer(https)) {
            URI address = URI.create("https://localhost:" + secure.port());

            at(address, authority).make(1);

            assertThat(secure.keys.names()).containsExactly("ibasho-npo-1");
            assertAway("does not answer", () -> at(address, null).of(1));
        }
    }

    @Test
    void what_is_sent_shows_nothing_when_it_is_logged() {
        assertThat(new TransitEngine.Item("cGxhaW4=", null, "aGVycw==")).hasToString("Item");
    }

    private interface Use {

        void run() throws GeneralSecurityException;
    }

    private static void assertAway(String why, Use use) {
        assertThatExceptionOfType(KeyStoreUnavailable.class)
                .isThrownBy(use::run)
                .withMessageContaining(why);
    }
}
