package org.ibasho.chassis.keystore.vault;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.vault.VaultException;
import org.springframework.vault.client.ClientHttpRequestFactoryFactory;
import org.springframework.vault.client.VaultEndpoint;
import org.springframework.vault.core.VaultTemplate;
import org.springframework.vault.core.VaultTransitOperations;
import org.springframework.vault.support.ClientOptions;
import org.springframework.vault.support.SslConfiguration;
import org.springframework.vault.support.VaultResponse;
import org.springframework.vault.support.VaultTransitKeyConfiguration;
import org.springframework.vault.support.VaultTransitKeyCreationRequest;
import org.springframework.web.client.HttpStatusCodeException;
import org.springframework.web.client.RestClientException;

/**
 * The requests to the transit engine that wrapping keys need. Spring's own operations for it know neither associated
 * data nor what became of the single items of a batch, so those two requests are written here.
 *
 * <p>Source: the transit engine's HTTP API, <a href="https://openbao.org/api-docs/secret/transit/">OpenBao 2.5</a>.
 */
final class TransitEngine {

    private static final String KEY_TYPE = "aes256-gcm96";
    private static final String NO_SUCH_KEY = "encryption key not found";
    private static final int BAD_REQUEST = 400;

    /** Items of a batch fail one by one; without this, one of them would fail the request and hide the others. */
    private static final int PARTLY_FAILED = 200;

    private final VaultTemplate vault;
    private final VaultTransitOperations transit;
    private final String mount;

    TransitEngine(VaultSettings settings) {
        this.vault = new VaultTemplate(
                VaultEndpoint.from(settings.address()), connections(settings), new TokenFile(settings.tokenFile()));
        this.transit = vault.opsForTransit(settings.mount());
        this.mount = settings.mount();
    }

    private static JdkClientHttpRequestFactory connections(VaultSettings settings) {
        try {
            JdkClientHttpRequestFactory connections = ClientHttpRequestFactoryFactory.JdkHttpClient.usingJdkHttpClient(
                    new ClientOptions(settings.timeout(), settings.timeout()), trust(settings));
            // of its options, the library gives this client only the limit for connecting
            connections.setReadTimeout(settings.timeout());
            return connections;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "ibasho.keys.vault.authority " + settings.authority() + " is no readable certificate", unreadable);
        }
    }

    private static SslConfiguration trust(VaultSettings settings) {
        return settings.authority() == null
                ? SslConfiguration.unconfigured()
                : SslConfiguration.forTrustStore(
                        SslConfiguration.KeyStoreConfiguration.of(new FileSystemResource(settings.authority()))
                                .withStoreType(SslConfiguration.PEM_KEYSTORE_TYPE));
    }

    /**
     * One value to encrypt or to decrypt, all of it in base64 but the ciphertext. Its text form shows nothing of it:
     * HTTP clients log what they send if somebody has them do so.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @JsonProperty("plaintext") @Nullable String plaintext,
            @JsonProperty("ciphertext") @Nullable String ciphertext,
            @JsonProperty("associated_data") String associatedData) {

        @Override
        public String toString() {
            return "Item";
        }
    }

    private record Batch(
            @JsonProperty("batch_input") List<Item> items,
            @JsonProperty("partial_failure_response_code") int partlyFailed) {}

    /** There is no key of this name. */
    static final class NoSuchKey extends Exception {

        private static final long serialVersionUID = 1;
    }

    /** The names of all keys of the engine. */
    List<String> names() {
        return asked(transit::getKeys);
    }

    boolean has(String name) {
        return asked(() -> transit.getKey(name)) != null;
    }

    /** Makes a key that can't be exported; one that is there already stays as it is. */
    void make(String name) {
        asked(() -> {
            transit.createKey(name, VaultTransitKeyCreationRequest.ofKeyType(KEY_TYPE));
            return name;
        });
    }

    /** Deletes a key for good; whether it is gone is for the caller to see. */
    void delete(String name) {
        asked(() -> {
            transit.configureKey(
                    name,
                    VaultTransitKeyConfiguration.builder().deletionAllowed(true).build());
            transit.deleteKey(name);
            return name;
        });
    }

    /** The encrypted items, in their order. */
    List<@Nullable String> encrypt(String name, List<Item> items) throws NoSuchKey {
        return batch("encrypt", name, items, "ciphertext");
    }

    /** The decrypted items in base64, in their order; null for each that this key did not encrypt with these data. */
    List<@Nullable String> decrypt(String name, List<Item> items) throws NoSuchKey {
        return batch("decrypt", name, items, "plaintext");
    }

    private List<@Nullable String> batch(String operation, String name, List<Item> items, String result)
            throws NoSuchKey {
        VaultResponse response;
        try {
            response = vault.write(mount + "/" + operation + "/" + name, new Batch(items, PARTLY_FAILED));
        } catch (VaultException refused) {
            if (status(refused) != BAD_REQUEST) {
                throw away(refused);
            }
            if (said(refused).contains(NO_SUCH_KEY)) {
                throw new NoSuchKey();
            }
            // all of them have failed
            return Collections.nCopies(items.size(), null);
        } catch (RestClientException unanswered) {
            throw away(unanswered);
        }
        return results(Objects.requireNonNull(response), items.size(), result);
    }

    private static List<@Nullable String> results(VaultResponse response, int size, String result) {
        Object results = response.getRequiredData().get("batch_results");
        if (!(results instanceof List<?> list) || list.size() != size) {
            throw new KeyStoreUnavailable("the vault has not answered as its transit engine does");
        }
        List<@Nullable String> values = new ArrayList<>(size);
        for (Object item : list) {
            values.add(value((Map<?, ?>) item, result));
        }
        return values;
    }

    private static @Nullable String value(Map<?, ?> item, String result) {
        return item.get("error") == null && item.get(result) instanceof String value ? value : null;
    }

    private static <T extends @Nullable Object> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (VaultException | RestClientException failure) {
            throw away(failure);
        }
    }

    /** Sealed, forbidden, slow or not there: the difference is for the log, which names no person and no key. */
    private static KeyStoreUnavailable away(RuntimeException failure) {
        int status = status(failure);
        String what = switch (status) {
            case 0 -> "the vault does not answer";
            case 403 -> "the vault refuses the token, or what it asks for";
            case 404 -> "the vault has no transit engine at this path";
            case 503 -> "the vault is sealed";
            default -> "the vault has answered " + status;
        };
        return new KeyStoreUnavailable(what, failure);
    }

    private static int status(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpStatusCodeException answer) {
                return answer.getStatusCode().value();
            }
        }
        return 0;
    }

    private static String said(RuntimeException failure) {
        return String.valueOf(failure.getMessage());
    }
}
