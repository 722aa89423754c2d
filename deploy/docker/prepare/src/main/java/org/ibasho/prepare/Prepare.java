package org.ibasho.prepare;

import org.ibasho.prepare.realm.RealmFailure;
import org.ibasho.testing.servers.process.ServerFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program of the containers that prepare something and end. */
@Command(
        name = "prepare",
        description = "Prepares the servers of an installation.",
        subcommands = {DatabasesCommand.class, TopicsCommand.class, RealmCommand.class, LoginCommand.class})
public final class Prepare {

    private Prepare() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the command and returns the exit code: 0, 1 after a failure, 2 if the arguments cannot be understood. */
    static int run(String... arguments) {
        return new CommandLine(new Prepare())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof ServerFailure
                            || failure instanceof RealmFailure
                            || failure instanceof MissingSecret) {
                        command.getErr().println(failure.getMessage());
                        return CommandLine.ExitCode.SOFTWARE;
                    }
                    throw failure;
                })
                .execute(arguments);
    }
}
