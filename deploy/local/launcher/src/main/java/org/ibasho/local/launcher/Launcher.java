package org.ibasho.local.launcher;

import org.ibasho.local.launcher.console.Console;
import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.local.launcher.system.LocalSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program behind {@code deploy/local/up} and {@code deploy/local/down}: it takes that name, then the options. */
@Command(name = "launcher")
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, Launcher.class, LocalSystem::new));
    }

    /** Runs the command and returns the exit code: 0, 1 after a failure, 2 if the arguments cannot be understood. */
    static int run(String[] arguments, Class<?> main, Up.SystemOf systemOf) {
        Console console = Console.ofThisProcess();
        return new CommandLine(new Launcher())
                .addSubcommand(new UpCommand(console, systemOf, main, arguments))
                .addSubcommand(new DownCommand(console))
                .setParameterExceptionHandler((misuse, given) -> console.problem(sentence(misuse), 2))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof LaunchFailure known) {
                        return console.problem(known.sentence(), known.exitCode());
                    }
                    throw failure;
                })
                .execute(arguments);
    }

    private static String sentence(ParameterException misuse) {
        String what = misuse instanceof UnmatchedArgumentException unknown
                ? "There is no option " + unknown.getUnmatched().getFirst()
                : String.valueOf(misuse.getMessage());
        return what + "; --help shows what there is.";
    }
}
