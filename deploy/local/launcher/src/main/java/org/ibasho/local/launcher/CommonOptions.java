package org.ibasho.local.launcher;

import java.nio.file.Path;
import org.ibasho.local.launcher.run.RunFolder;
import picocli.CommandLine.Option;

/** The options of both commands. */
class CommonOptions {

    @Option(
            names = "--run-dir",
            paramLabel = "DIR",
            description = "where data and logs are, if not in deploy/local/run")
    private Path runFolder = root().resolve("deploy/local/run");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("UnusedVariable") // picocli prints the help by itself
    private boolean help;

    /** The project's folder. */
    static Path root() {
        return Path.of(System.getProperty("ibasho.root", ""));
    }

    Path runFolder() {
        return runFolder;
    }

    RunFolder folder() {
        return new RunFolder(runFolder);
    }
}
