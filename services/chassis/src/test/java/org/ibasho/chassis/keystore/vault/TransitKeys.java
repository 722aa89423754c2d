package org.ibasho.chassis.keystore.vault;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ibasho.chassis.keystore.vault.TransitServer.Answer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The named keys of a transit engine, each of one version. */
final class TransitKeys {

    private static final String PREFIX = "vault:v1:";
    private static final int NONCE = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKeySpec> keys = new ConcurrentSkipListMap<>();
    private final Map<String, Boolean> deletable = new ConcurrentHashMap<>();

    /** As if an operator had forbidden it after it was allowed. */
    volatile boolean deletesNothing;

    boolean has(String name) {
        return keys.containsKey(name);
    }

    /** As if an operator had deleted it by mistake. */
    void lose(String name) {
        keys.remove(name);
    }

    List<String> names() {
        return List.copyOf(keys.keySet());
    }

    Answer list() {
        return keys.isEmpty() ? Answer.errors(404) : Answer.data(Map.of("keys", names()));
    }

    Answer read(String name) {
        return has(name)
                ? Answer.data(Map.of(
                        "name",
                        name,
                        "type",
                        "aes256-gcm96",
                        "deletion_allowed",
                        deletable.containsKey(name),
                        "exportable",
                        false,
                        "keys",
                        Map.of("1", 1_764_374_400),
                        "latest_version",
                        1,
                        "supports_encryption",
                        true))
                : Answer.errors(404);
    }

    Answer create(String name, JsonNode settings) {
        if (!settings.path("type").asString("aes256-gcm96").equals("aes256-gcm96")) {
            return Answer.errors(400, "unknown key type");
        }
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        keys.putIfAbsent(name, new SecretKeySpec(key, "AES"));
        return read(name);
    }

    Answer configure(String name, JsonNode settings) {
        if (!has(name)) {
            return Answer.errors(400, "no existing key named " + name + " could be found");
        }
        if (settings.path("deletion_allowed").asBoolean(false)) {
            deletable.put(name, true);
        }
        return read(name);
    }

    Answer delete(String name) {
        if (!has(name)) {
            return Answer.errors(400, "error deleting policy " + name + ": could not delete key; not found");
        }
        if (!deletable.containsKey(name)) {
            return Answer.errors(400, "error deleting policy " + name + ": deletion is not allowed for this key");
        }
        if (!deletesNothing) {
            keys.remove(name);
            deletable.remove(name);
        }
        return Answer.done();
    }

    Answer encrypt(String name, JsonNode body) {
        return batch(name, body, (key, item) -> {
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            byte[] plain = Base64.getDecoder().decode(item.path("plaintext").asString());
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, item).doFinal(plain);
            byte[] both = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Map.entry("ciphertext", PREFIX + Base64.getEncoder().encodeToString(both));
        });
    }

    Answer decrypt(String name, JsonNode body) {
        return batch(name, body, (key, item) -> {
            String sealed = item.path("ciphertext").asString("");
            if (!sealed.startsWith(PREFIX)) {
                throw new GeneralSecurityException("invalid ciphertext: no prefix");
            }
            ByteBuffer both = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(PREFIX.length())));
            byte[] nonce = new byte[NONCE];
            both.get(nonce);
            byte[] rest = new byte[both.remaining()];
            both.get(rest);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce, item).doFinal(rest);
            return Map.entry("plaintext", Base64.getEncoder().encodeToString(plain));
        });
    }

    private interface Operation {

        Map.Entry<String, String> on(SecretKeySpec key, JsonNode item) throws GeneralSecurityException;
    }

    /** A failed item has an error; the status is 400 unless some succeeded and the request names another. */
    private Answer batch(String name, JsonNode body, Operation operation) {
        SecretKeySpec key = keys.get(name);
        if (key == null) {
            return Answer.errors(400, "encryption key not found");
        }
        List<Map<String, Object>> results = new ArrayList<>();
        int failed = 0;
        for (JsonNode item : body.path("batch_input")) {
            Map<String, Object> result = new LinkedHashMap<>();
            try {
                Map.Entry<String, String> done = operation.on(key, item);
                result.put(done.getKey(), done.getValue());
            } catch (GeneralSecurityException | IllegalArgumentException failure) {
                failed++;
                result.put("plaintext", "");
                result.put("error", "cipher: message authentication failed");
            }
            result.put("reference", "");
            results.add(result);
        }
        if (results.isEmpty()) {
            return Answer.errors(400, "missing batch input to process");
        }
        int status = failed == 0
                ? 200
                : failed < results.size()
                        ? body.path("partial_failure_response_code").asInt(400)
                        : 400;
        return new Answer(status, Map.of("request_id", "9a1c", "data", Map.of("batch_results", results)));
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, JsonNode item)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(128, nonce));
        @Nullable String associated = item.path("associated_data").asString(null);
        if (associated != null) {
            cipher.updateAAD(Base64.getDecoder().decode(associated));
        }
        return cipher;
    }
}
