package org.ibasho.journeys.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program of this machine that ran to its end. */
record Command(int exitCode, String output) {

    static final Path ROOT =
            Path.of(System.getProperty("ibasho.root", ".")).toAbsolutePath().normalize();

    /** Runs it in the project's folder; both of its outputs are one. */
    static Command run(Map<String, String> environment, List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(ROOT.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static Command run(String... words) {
        return run(Map.of(), List.of(words));
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /** The output of a program that has to succeed. */
    String successful(String what) {
        if (!succeeded()) {
            throw new IllegalStateException(what + " ended with " + exitCode + ": " + output);
        }
        return output;
    }
}
