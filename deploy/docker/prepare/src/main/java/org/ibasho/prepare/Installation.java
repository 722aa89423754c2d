package org.ibasho.prepare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files that {@code deploy/docker/init} made for this container: secrets, and the certificate authority. */
record Installation(Path folder, Map<String, String> environment) {

    static Installation ofThisContainer() {
        return new Installation(Path.of("/run/ibasho"), System.getenv());
    }

    /** The secret of this name. */
    String secret(String name) {
        Path file = folder.resolve("secrets").resolve(name);
        try {
            return Files.readString(file, StandardCharsets.UTF_8).strip();
        } catch (IOException missing) {
            throw new MissingSecret("The secret " + name + " cannot be read: run deploy/docker/init.");
        }
    }

    /** The certificate of the authority, as a PEM file. */
    Optional<Path> authority() {
        return Optional.of(folder.resolve("ca.crt"));
    }

    /** A setting that docker-compose.yml gives this container. */
    String setting(String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new MissingSecret("The setting " + name + " is missing in docker-compose.yml."));
    }

    /** {@code npo} or {@code centre}. */
    Side side() {
        return Side.of(setting("IBASHO_SIDE"));
    }
}
