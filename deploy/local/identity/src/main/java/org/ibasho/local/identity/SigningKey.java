package org.ibasho.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The RSA key that a realm signs its tokens with: made once, kept in a file that only its owner can read. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static RSAKey keptIn(Path file) {
        try {
            if (!Files.exists(file)) {
                write(new RSAKeyGenerator(BITS).keyIDFromThumbprint(true).generate(), file);
            }
            return RSAKey.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JOSEException | ParseException failure) {
            throw new IllegalStateException("The signing key in " + file + " cannot be used.", failure);
        }
    }

    private static void write(RSAKey key, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(
                folder, "key-", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, key.toJSONString());
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
