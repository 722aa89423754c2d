package org.ibasho.local.launcher;

import java.util.Set;
import java.util.concurrent.Callable;
import org.ibasho.local.launcher.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deploy/local/up} with its options. */
@Command(
        name = "up",
        customSynopsis = "deploy/local/up [options]",
        description = "Starts everything; Ctrl-C stops it.",
        sortOptions = false,
        usageHelpWidth = 110)
final class UpCommand extends CommonOptions implements Callable<Integer> {

    private static final int HIGHEST_OFFSET = 40_000;

    private final Console console;
    private final Up.SystemOf systemOf;
    private final Class<?> main;
    private final String[] arguments;

    @Option(names = "--demo", description = "load the demo year once everything is ready")
    private boolean demo;

    @Option(names = "--detach", description = "return when everything is ready, and leave it running")
    private boolean detach;

    @Option(names = "--fresh", description = "delete the data of earlier runs first")
    private boolean fresh;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = "\\s*,\\s*",
            splitSynopsisLabel = ",",
            description = "start these processes alone (postgres means both)")
    private Set<String> only = Set.of();

    private int portOffset;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    UpCommand(Console console, Up.SystemOf systemOf, Class<?> main, String[] arguments) {
        this.console = console;
        this.systemOf = systemOf;
        this.main = main;
        this.arguments = arguments;
    }

    /** So that two systems can run beside each other. */
    @Option(names = "--port-offset", paramLabel = "N", description = "add N to every port")
    void setPortOffset(int offset) {
        if (offset < 0 || offset > HIGHEST_OFFSET) {
            CommandLine line = spec.commandLine();
            throw new ParameterException(line, "--port-offset needs a whole number from 0 to " + HIGHEST_OFFSET);
        }
        portOffset = offset;
    }

    @Override
    public Integer call() {
        return detach
                ? new BackgroundRun(folder(), console, main).run(arguments)
                : new Up(this, folder(), console, systemOf).run();
    }

    boolean demo() {
        return demo;
    }

    boolean fresh() {
        return fresh;
    }

    int portOffset() {
        return portOffset;
    }

    /** The processes to start; empty means all of them. */
    Set<String> only() {
        return only;
    }
}
