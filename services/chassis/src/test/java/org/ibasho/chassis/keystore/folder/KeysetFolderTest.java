package org.ibasho.chassis.keystore.folder;

import java.nio.file.Path;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.WrappingKeysContract;
import org.junit.jupiter.api.io.TempDir;

class KeysetFolderTest extends WrappingKeysContract {

    @TempDir
    private Path folder;

    @Override
    protected WrappingKeys process() {
        return new KeysetFolder(folder);
    }
}
