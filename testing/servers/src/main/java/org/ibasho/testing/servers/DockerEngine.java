package org.ibasho.testing.servers;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The Docker engine of this machine, asked directly: Testcontainers takes long to find out that there is none. */
final class DockerEngine {

    private static final String ENDPOINT = "unix://";
    private static final long LIMIT_SECONDS = 2;

    private DockerEngine() {}

    /** Whether an engine says within two seconds that it is there. */
    static boolean answers() {
        String host = System.getenv().getOrDefault("DOCKER_HOST", ENDPOINT + "/var/run/docker.sock");
        if (!host.startsWith(ENDPOINT)) {
            return true;
        }
        Path socket = Path.of(host.substring(ENDPOINT.length()));
        if (!Files.exists(socket)) {
            return false;
        }
        try {
            return CompletableFuture.supplyAsync(() -> ping(socket)).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException silent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping(Path socket) {
        try (SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            engine.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\n\r\n"));
            ByteBuffer answer = ByteBuffer.allocate(64);
            engine.read(answer);
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString().contains(" 200 ");
        } catch (IOException silent) {
            return false;
        }
    }
}
