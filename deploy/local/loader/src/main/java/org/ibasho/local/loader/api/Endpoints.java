package org.ibasho.local.loader.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a running system is and how to sign in to it, from the file that it writes when it is ready. */
public final class Endpoints {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final JsonNode document;

    private Endpoints(Path file, JsonNode document) {
        this.file = file;
        this.document = document;
    }

    /**
     * Reads {@code endpoints.json} of a run.
     *
     * @throws Stopped if nothing runs there
     */
    public static Endpoints of(Path runFolder) {
        Path file = runFolder.resolve("endpoints.json");
        if (!Files.exists(file)) {
            throw new Stopped("Ibasho is not running in " + runFolder
                    + ": start it with deploy/local/up, or say with --run-dir where it runs.");
        }
        try {
            return new Endpoints(file, JSON.readTree(Files.readString(file)));
        } catch (IOException | JacksonException unreadable) {
            throw new Stopped(file + " cannot be read: restart Ibasho with deploy/local/up.");
        }
    }

    URI service(Caller.Side side) {
        return URI.create(text(document.path(side.service()), side.service()));
    }

    URI tokens(Caller.Side side) {
        return URI.create(text(document.path(side.realm()).path("tokenUrl"), side.realm() + ".tokenUrl"));
    }

    Credentials credentials(Caller caller) {
        JsonNode client = document.path(caller.side().realm()).path("clients").path(caller.client());
        return new Credentials(text(client.path("id"), caller.client()), text(client.path("secret"), caller.client()));
    }

    private String text(JsonNode value, String name) {
        return value.asStringOpt()
                .orElseThrow(() ->
                        new Stopped(file + " says nothing about " + name + ": restart Ibasho with deploy/local/up."));
    }

    /** An API client's name and secret. */
    record Credentials(String id, String secret) {}
}
