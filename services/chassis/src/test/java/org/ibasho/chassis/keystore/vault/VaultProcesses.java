package org.ibasho.chassis.keystore.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.ibasho.chassis.keystore.WrappingKeys;

/** Processes that have their wrapping keys in the same vault. */
public final class VaultProcesses {

    private VaultProcesses() {}

    /** @param folder where the token is put */
    public static WrappingKeys of(TransitServer server, Path folder) {
        return new VaultTransit(
                new TransitEngine(
                        new VaultSettings(server.address(), "transit", token(folder), null, Duration.ofSeconds(60))),
                "npo");
    }

    /** A new file with the token. */
    public static Path token(Path folder) {
        try {
            Path token = Files.createTempFile(
                    folder,
                    "token-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(token, TransitServer.TOKEN);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many requests the vault has had. */
    public static int requests(TransitServer server) {
        return server.requests.get();
    }
}
