package org.ibasho.local;

import java.nio.file.Path;
import org.ibasho.local.console.Console;
import org.ibasho.local.run.Problem;
import org.ibasho.local.run.RunFolder;
import org.ibasho.local.system.LocalSystem;

/** What {@code deploy/local/up} and {@code deploy/local/down} run: {@code up} or {@code down}, then the options. */
public final class Launcher {

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, Launcher.class, LocalSystem::new));
    }

    /** Does what the arguments say and answers the exit code: 0, 1 after a problem, 2 if they cannot be understood. */
    static int run(String[] arguments, Class<?> main, Up.SystemOf systemOf) {
        Console console = Console.ofThisProcess();
        try {
            Options options = Options.parse(arguments, Path.of(System.getProperty("ibasho.root", "")));
            RunFolder folder = new RunFolder(options.runFolder());
            return switch (options.wish()) {
                case HELP -> console.help();
                case DOWN -> new Down(folder, console).run();
                case UP ->
                    options.detach()
                            ? new Detached(folder, console, main).run(arguments)
                            : new Up(options, folder, console, systemOf).run();
            };
        } catch (Problem problem) {
            return console.problem(problem.sentence(), problem.exitCode());
        }
    }
}
