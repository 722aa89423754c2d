package org.ibasho.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ibasho.testing.servers.process.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands, typed in a folder of their own on ports of their own. */
record LauncherProcess(Path folder, int port) {

    static LauncherProcess in(Path folder) {
        int port = Ports.free();
        while (!Ports.isFree(port + 1) || port > 40_000) {
            port = Ports.free();
        }
        return new LauncherProcess(folder, port);
    }

    /** Types a command and does not wait; what it says goes to a file of the given name. */
    Process type(String said, Map<String, String> properties, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                System.getProperty("java.class.path"),
                "-Dibasho.root=" + folder));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add(StubSystem.class.getName());
        command.addAll(List.of(words));
        command.addAll(List.of("--run-dir", run().toString()));
        if (words[0].equals("up")) {
            command.addAll(List.of("--port-offset", Integer.toString(port)));
        }
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(said).toFile())
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Types a command, waits for its end and answers the exit code. */
    int typeAndWait(String said, String... words) throws InterruptedException {
        return end(type(said, Map.of(), words));
    }

    static int end(Process process) throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the command has not ended");
        }
        return process.exitValue();
    }

    String said(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path run() {
        return folder.resolve("run");
    }

    boolean isReady() {
        return Files.exists(run().resolve("ready"));
    }

    JsonNode endpoints() {
        return JsonMapper.shared().readTree(run().resolve("endpoints.json"));
    }

    ProcessHandle process(String name) {
        long pid = endpoints().path("processes").path(name).path("pid").asLong();
        return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    boolean nothingAnswers() {
        return !Ports.answers(port) && !Ports.answers(port + 1);
    }

    /** Ends whatever a test has left. */
    void clear() throws InterruptedException {
        typeAndWait("closing", "down");
    }
}
