package org.ibasho.chassis.accesslog.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.ibasho.chassis.accesslog.merkle.SigningKey;

/**
 * The key that signs a side's tree, in a file that all processes of the side share and only its owner may read. It lies
 * outside of any database: whoever rules the database can't sign.
 */
public final class SigningKeyFile {

    private static final Set<PosixFilePermission> OWNER_ALONE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final Set<PosixFilePermission> OWNER_ALONE_ENTERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SigningKeyFile() {}

    /**
     * Reads the key; makes it if there is none. Of several processes that come at the same time, all get the same.
     *
     * @throws IllegalStateException if others than its owner may read the file, or it holds no key of this origin
     */
    public static SigningKey readOrMake(Path file, String origin) {
        try {
            if (Files.notExists(file)) {
                make(file, origin);
            }
            if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException("others than its owner may read " + file.getFileName());
            }
            SigningKey key = SigningKey.parse(Files.readString(file));
            if (!key.verifier().name().equals(origin)) {
                throw new IllegalStateException(file.getFileName() + " holds the key of another log");
            }
            return key;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void make(Path file, String origin) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE_ENTERS));
        Path unfinished =
                Files.createTempFile(folder, "making-", ".key", PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        try {
            Files.writeString(unfinished, SigningKey.generate(origin).written());
            Files.createLink(file, unfinished);
        } catch (FileAlreadyExistsException anotherProcess) {
            return;
        } finally {
            Files.delete(unfinished);
        }
    }
}
