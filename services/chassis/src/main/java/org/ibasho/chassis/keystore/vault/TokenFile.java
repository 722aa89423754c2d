package org.ibasho.chassis.keystore.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.springframework.vault.authentication.SessionManager;
import org.springframework.vault.support.VaultToken;

/** Reads the token before each request, of which there are few: whoever renews it replaces the file. */
record TokenFile(Path file) implements SessionManager {

    /** @throws KeyStoreUnavailable if there is no token, or others than owner and group may read it */
    @Override
    public VaultToken getSessionToken() {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new KeyStoreUnavailable("others than owner and group may read the token of the vault");
            }
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw new KeyStoreUnavailable("the file with the token of the vault is empty");
            }
            return VaultToken.of(token);
        } catch (IOException unreadable) {
            throw new KeyStoreUnavailable("the file with the token of the vault can't be read", unreadable);
        }
    }
}
