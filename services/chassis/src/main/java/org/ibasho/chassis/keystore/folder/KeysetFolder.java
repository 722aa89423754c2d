package org.ibasho.chassis.keystore.folder;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.WrappingKeys;

/**
 * Wrapping keys as Tink keysets (AES-256-GCM) in a folder that all processes of a side share: {@code epoch-7.json},
 * readable by its owner alone. An old file is overwritten before it is deleted. That is as much as a file system
 * offers: a copy-on-write file system or a flash drive may keep the old block for a while.
 */
public final class KeysetFolder implements WrappingKeys {

    /** The name of this place. */
    public static final String PLACE = "folder";

    private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.json");
    private static final Set<PosixFilePermission> OWNER_ALONE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path folder;
    private final Map<Integer, Aead> read = new ConcurrentHashMap<>();

    public KeysetFolder(Path folder) {
        this.folder = folder;
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<String> places() {
        return List.of(PLACE);
    }

    /** @throws KeyStoreUnavailable if the file is there and others may read it, or it is no keyset */
    @Override
    public Optional<Aead> of(int epoch) {
        Path file = file(epoch);
        // another process may have destroyed it
        if (Files.notExists(file)) {
            read.remove(epoch);
            return Optional.empty();
        }
        Aead known = read.get(epoch);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new KeyStoreUnavailable("others than its owner may read " + file.getFileName());
            }
            Aead key = TinkJsonProtoKeysetFormat.parseKeyset(
                            Files.readString(file), RegistryConfiguration.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            read.put(epoch, key);
            return Optional.of(key);
        } catch (NoSuchFileException lost) {
            return Optional.empty();
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new KeyStoreUnavailable(file.getFileName() + " is no readable keyset", unreadable);
        }
    }

    @Override
    public void make(int epoch) {
        if (Files.exists(file(epoch))) {
            return;
        }
        try {
            String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    RegistryConfiguration.get(),
                    InsecureSecretKeyAccess.get());
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE)));
            Path unfinished =
                    Files.createTempFile(folder, "making-", ".json", PosixFilePermissions.asFileAttribute(OWNER_ALONE));
            write(unfinished, keyset.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, file(epoch), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
            read.remove(epoch);
        } catch (IOException | GeneralSecurityException failure) {
            throw new KeyStoreUnavailable("no wrapping key could be written", failure);
        }
    }

    @Override
    public void destroyBefore(int epoch) {
        read.keySet().removeIf(known -> known < epoch);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Integer.parseInt(name.group(1)) < epoch) {
                    write(file, new byte[(int) Files.size(file)]);
                    Files.delete(file);
                }
            }
            sync(folder);
        } catch (NoSuchFileException nothingThere) {
            return;
        } catch (IOException failure) {
            throw new KeyStoreUnavailable("an old wrapping key could not be destroyed", failure);
        }
    }

    @Override
    public boolean isEmpty() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.noneMatch(
                    file -> NAME.matcher(file.getFileName().toString()).matches());
        } catch (NoSuchFileException nothingThere) {
            return true;
        } catch (IOException failure) {
            throw new KeyStoreUnavailable("the folder of the wrapping keys can't be read", failure);
        }
    }

    private Path file(int epoch) {
        return folder.resolve("epoch-" + epoch + ".json");
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
