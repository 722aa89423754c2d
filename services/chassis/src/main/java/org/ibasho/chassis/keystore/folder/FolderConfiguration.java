package org.ibasho.chassis.keystore.folder;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the wrapping keys from a folder, where one is named. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("ibasho.keys.wrapping-keys")
class FolderConfiguration {

    /** @param folder shared by all processes of the side */
    @Bean
    KeysetFolder keysetFolder(@Value("${ibasho.keys.wrapping-keys}") Path folder) {
        return new KeysetFolder(folder);
    }
}
