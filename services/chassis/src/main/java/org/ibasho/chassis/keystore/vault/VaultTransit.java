package org.ibasho.chassis.keystore.vault;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.vault.TransitEngine.Item;
import org.ibasho.chassis.keystore.vault.TransitEngine.NoSuchKey;
import org.jspecify.annotations.Nullable;

/**
 * Wrapping keys that never leave a vault: one key of its transit engine (AES-256-GCM, not exportable) for each epoch,
 * {@code ibasho-npo-7}. Each use is a request; data keys are kept in memory, so a read of personal data costs none.
 * Where there are several values, a request has up to {@value #AT_ONCE} of them.
 */
public final class VaultTransit implements WrappingKeys {

    /** The name of this place. */
    public static final String PLACE = "vault";

    /** A data key takes some 300 bytes of JSON; a vault takes 32 MB. */
    private static final int AT_ONCE = 1_000;

    private static final Pattern SIDE = Pattern.compile("[a-z]{1,20}");

    private final TransitEngine engine;
    private final String prefix;
    private final Pattern name;

    /** Epochs that have a key, as far as is known; that there is none is never remembered. */
    private final Set<Integer> known = ConcurrentHashMap.newKeySet();

    VaultTransit(TransitEngine engine, String side) {
        if (!SIDE.matcher(side).matches()) {
            throw new IllegalArgumentException("ibasho.side is a name in small letters");
        }
        this.engine = engine;
        this.prefix = "ibasho-" + side + "-";
        this.name = Pattern.compile(prefix + "(\\d{1,9})");
    }

    @Override
    public List<String> places() {
        return List.of(PLACE);
    }

    @Override
    public Optional<Aead> of(int epoch) {
        if (!known.contains(epoch)) {
            if (!engine.has(prefix + epoch)) {
                return Optional.empty();
            }
            known.add(epoch);
        }
        return Optional.of(new EpochKey(this, epoch));
    }

    @Override
    public List<byte[]> encryptAll(int epoch, List<Bound> values) {
        // a vault whose policy allows it makes a key that is not there; then a lost key would come back as another one
        if (!engine.has(prefix + epoch)) {
            known.remove(epoch);
            throw WrappingKeys.lost(epoch);
        }
        List<byte[]> encrypted = new ArrayList<>(values.size());
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            for (@Nullable String one : encrypted(epoch, page(values, from))) {
                if (one == null) {
                    throw new KeyStoreUnavailable("the vault has not wrapped a key");
                }
                encrypted.add(one.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return encrypted;
    }

    private List<@Nullable String> encrypted(int epoch, List<Bound> values) {
        try {
            return engine.encrypt(
                    prefix + epoch,
                    values.stream()
                            .map(value -> new Item(base64(value.value()), null, base64(value.associatedData())))
                            .toList());
        } catch (NoSuchKey destroyed) {
            known.remove(epoch);
            throw WrappingKeys.lost(epoch);
        }
    }

    @Override
    public List<Optional<byte[]>> decryptAll(int epoch, List<Bound> values) {
        List<Optional<byte[]>> decrypted = new ArrayList<>(values.size());
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            for (@Nullable String one : decrypted(epoch, page(values, from))) {
                decrypted.add(Optional.ofNullable(one).map(Base64.getDecoder()::decode));
            }
        }
        return decrypted;
    }

    private List<@Nullable String> decrypted(int epoch, List<Bound> values) {
        try {
            return engine.decrypt(
                    prefix + epoch,
                    values.stream()
                            .map(value -> new Item(
                                    null,
                                    new String(value.value(), StandardCharsets.US_ASCII),
                                    base64(value.associatedData())))
                            .toList());
        } catch (NoSuchKey destroyed) {
            known.remove(epoch);
            return Collections.nCopies(values.size(), null);
        }
    }

    private static List<Bound> page(List<Bound> values, int from) {
        return values.subList(from, Math.min(from + AT_ONCE, values.size()));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void make(int epoch) {
        if (!engine.has(prefix + epoch)) {
            engine.make(prefix + epoch);
        }
    }

    @Override
    public boolean isEmpty() {
        return engine.names().stream().noneMatch(key -> name.matcher(key).matches());
    }

    @Override
    public void destroyBefore(int epoch) {
        known.removeIf(one -> one < epoch);
        for (String key : engine.names()) {
            Matcher ours = name.matcher(key);
            if (ours.matches() && Integer.parseInt(ours.group(1)) < epoch) {
                engine.delete(key);
                if (engine.has(key)) {
                    throw new KeyStoreUnavailable("the vault still has the wrapping key of an old epoch");
                }
            }
        }
    }
}
