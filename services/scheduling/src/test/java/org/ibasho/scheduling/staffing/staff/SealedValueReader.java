package org.ibasho.scheduling.staffing.staff;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads sealed values as somebody would who has databases and keys and none of our programs: every wrapping key is
 * tried on every wrapped key of every key store, and every data key on every sealed value.
 */
final class SealedValueReader {

    private static final String SEALED = "s1.";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Aead> dataKeys;

    /** @param keyStores databases with the table {@code data_key} */
    SealedValueReader(Path wrappingKeys, List<DataSource> keyStores) throws IOException, GeneralSecurityException {
        List<Aead> unwrapping = wrappingKeys(wrappingKeys);
        this.dataKeys = keyStores.stream()
                .flatMap(store -> JdbcClient.create(store)
                        .sql("select subject, wrapped from data_key where wrapped is not null")
                        .query((row, n) -> Map.entry(row.getString(1), row.getBytes(2)))
                        .list()
                        .stream())
                .flatMap(row -> unwrapping.stream()
                        .flatMap(key -> decrypted(key, row.getValue(), "data key of " + row.getKey()).stream()))
                .map(SealedValueReader::dataKey)
                .toList();
    }

    /** What could be read of a database's events, snapshots and staff, as JSON, and how many values could not. */
    record Found(List<String> values, int unreadable) {}

    Found readAll(DataSource service) {
        JdbcClient jdbc = JdbcClient.create(service);
        List<String> values = new ArrayList<>();
        int unreadable = 0;
        for (Value value : Stream.concat(stored(jdbc, "event"), Stream.concat(stored(jdbc, "snapshot"), staff(jdbc)))
                .toList()) {
            Optional<String> read = dataKeys.stream()
                    .flatMap(key -> decrypted(key, value.bytes(), value.boundTo()).stream())
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                    .findFirst();
            read.ifPresent(values::add);
            unreadable += read.isPresent() ? 0 : 1;
        }
        return new Found(values, unreadable);
    }

    private record Value(String sealed, String boundTo) {

        byte[] bytes() {
            return Base64.getUrlDecoder().decode(sealed.substring(SEALED.length()));
        }
    }

    private static Stream<Value> stored(JdbcClient jdbc, String table) {
        return jdbc
                .sql("select event_type, payload from " + table)
                .query((row, n) -> values(row.getString(1).replace(".", "-event.") + "/", "staffId", row.getString(2)))
                .list()
                .stream()
                .flatMap(List::stream);
    }

    private static Stream<Value> staff(JdbcClient jdbc) {
        String schema = jdbc.sql("select id from read_model where name = 'staff' and live_since is not null")
                .query(String.class)
                .single();
        return jdbc
                .sql("select member from \"" + schema + "\".staff")
                .query((row, n) -> values("staff-member/", "id", row.getString(1)))
                .list()
                .stream()
                .flatMap(List::stream);
    }

    private static List<Value> values(String record, String of, String json) {
        JsonNode node = JSON.readTree(json);
        return node.properties().stream()
                .filter(field -> field.getValue().isString()
                        && field.getValue().asString().startsWith(SEALED))
                .map(field -> new Value(
                        field.getValue().asString(), node.path(of).asString() + "\n" + record + field.getKey()))
                .toList();
    }

    private static List<Aead> wrappingKeys(Path folder) throws IOException, GeneralSecurityException {
        List<Aead> keys = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                keys.add(TinkJsonProtoKeysetFormat.parseKeyset(
                                Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                        .getPrimitive(RegistryConfiguration.get(), Aead.class));
            }
        }
        return keys;
    }

    private static Optional<byte[]> decrypted(Aead key, byte[] bytes, String boundTo) {
        try {
            return Optional.of(key.decrypt(bytes, boundTo.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException anotherKey) {
            return Optional.empty();
        }
    }

    @AccessesPartialKey // the library requires this for keys that are created from bytes
    private static Aead dataKey(byte[] key) {
        try {
            AesGcmKey aes = AesGcmKey.builder()
                    .setParameters(AesGcmParameters.builder()
                            .setKeySizeBytes(key.length)
                            .setIvSizeBytes(12)
                            .setTagSizeBytes(16)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build())
                    .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                    .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(aes).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
