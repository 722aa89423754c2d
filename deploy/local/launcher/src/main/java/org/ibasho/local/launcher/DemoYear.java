package org.ibasho.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibasho.local.launcher.console.Console;

/** The demo year: a plain file, loaded through the public API by a command of its own. */
record DemoYear(Path root, Path runFolder, Console console) {

    /** Answers 0 if the year is loaded; the system goes on running either way. */
    int load() throws InterruptedException {
        Path command = root.resolve("deploy/local/load");
        if (!Files.isExecutable(command)) {
            return console.problem("The demo year cannot be loaded: " + command + " is missing.", 1);
        }
        console.line("Loading the demo year.");
        try {
            int exitCode = new ProcessBuilder(
                            command.toString(),
                            "--run-dir",
                            runFolder.toAbsolutePath().toString(),
                            root.resolve("deploy/local/demo").toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            return exitCode == 0
                    ? 0
                    : console.problem("The demo year is not loaded whole (exit code " + exitCode + ").", 1);
        } catch (IOException failure) {
            return console.problem("The demo year cannot be loaded: " + failure.getMessage() + ".", 1);
        }
    }
}
